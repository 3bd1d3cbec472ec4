import { HelpdeskError } from "./errors.js"

/**
 * Waits for work at the border no longer than `limitMs`. The signal tells the work when its time is up; work that
 * doesn't listen goes on, but nobody waits for it.
 *
 * @throws HelpdeskError `unavailable` when the time is up | what the work throws
 */
export async function withinLimit<Result>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new HelpdeskError("unavailable", "it took too long", { limitMs }))
      stopping.abort()
    }, limitMs)
  })
  try {
    return await Promise.race([work(stopping.signal), limit])
  } finally {
    clearTimeout(timer)
  }
}
