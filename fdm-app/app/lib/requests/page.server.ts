import { type ErrorCode, type ErrorDetails, isDatabaseUnavailable, isFdmError } from "fdm-core/errors"
import { data } from "react-router"
import { answered } from "./answer-limit.server"
import type { ErrorPage } from "./error-page"
import { heldUntil } from "./retry-after.server"

/**
 * Runs a loader. What went wrong on purpose becomes the HTTP status that says the same, with the code by which the error
 * page finds its words. With `reply` it is the only code that knows both `FdmError` and HTTP.
 */
export async function page<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await answered(load())
  } catch (error) {
    const known = knownError(error)
    if (!known) throw error
    const { code, status, retryAt } = known
    throw data({ code, retryAt } satisfies ErrorPage, { status })
  }
}

/**
 * An error that has a code; a database that is away counts as one. Whatever answers with one asks here what it is, so that its
 * answer says by itself when it goes again, where that is known.
 */
export function knownError(error: unknown): KnownError | undefined {
  if (isDatabaseUnavailable(error)) return { code: "unavailable", status: 503, details: {} }
  if (!isFdmError(error)) return undefined
  const { code, status, details } = error
  return { code, status, details, retryAt: heldUntil(details) }
}

type KnownError = { code: ErrorCode; status: number; details: ErrorDetails; retryAt?: string }

/** For what a page can do without: nothing when the database is away or takes too long, which the page itself will tell. */
export async function unlessAway<Loaded>(load: () => Promise<Loaded>): Promise<Loaded | undefined> {
  try {
    return await answered(load())
  } catch (error) {
    if (["unavailable", "timeout"].includes(knownError(error)?.code ?? "")) return undefined
    throw error
  }
}

/** Reads the page of a list that an address asks for, or the first when the address holds no cursor of ours. */
export async function firstPageUnless<List extends object>(
  cursor: string | null,
  read: (cursor?: string) => Promise<List>,
): Promise<List & { isFirst: boolean; isIgnored: boolean }> {
  if (!cursor) return { ...(await read()), isFirst: true, isIgnored: false }
  try {
    return { ...(await read(cursor)), isFirst: false, isIgnored: false }
  } catch (error) {
    // One that is too long never was a cursor of ours either.
    if (!["invalid_input", "too_large"].includes(knownError(error)?.code ?? "")) throw error
    return { ...(await read()), isFirst: true, isIgnored: true }
  }
}
