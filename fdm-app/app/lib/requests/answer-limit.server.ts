import { FdmError } from "fdm-core/errors"

/** Longest wait for the database. One that is stopped but not gone keeps its connections open and says nothing. */
export const answerLimitMs = 10_000

/**
 * Waits for what the database is asked, and takes it for away when it says nothing for too long. What it was asked may
 * still happen later; a form that is sent again carries the same key, so that it happens once.
 *
 * @throws FdmError `unavailable` when the time is up | whatever the work throws
 */
export async function answered<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    const away = new FdmError("unavailable", "the database does not answer", { away: "database" })
    timer = setTimeout(reject, answerLimitMs, away)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
