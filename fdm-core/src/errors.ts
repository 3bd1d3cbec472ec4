/**
 * Errors with a code from a closed list, which is what programs look at, and its HTTP status.
 *
 * @module
 */
/**
 * Everything that can go wrong on purpose, as a closed list: the code is what programs look at and what the
 * locale files translate; the HTTP status is decided here and nowhere else.
 */
export const errorStatus = {
  /** The input does not have the shape asked for; `details.fields` names what is off. */
  invalid_input: 400,
  /** Nobody is signed in, and the act needs somebody. */
  unauthenticated: 401,
  /** Somebody is signed in who may not do this. */
  forbidden: 403,
  /** It is not there, or not for this actor: the two are never told apart. */
  not_found: 404,
  /** It changed since it was read, or somebody else was first. Read again, then decide. */
  conflict: 409,
  /** The workflow has no such move from where the ticket stands. */
  invalid_transition: 409,
  /** The text or file is larger than the desk takes. */
  too_large: 413,
  /** It was done too often; `details.retryAt` says from when on it goes again (ISO 8601). */
  rate_limited: 429,
  /** The database refused a statement, which is a fault of ours. */
  internal: 500,
  /** A migration found a database that it does not know. */
  migration_failed: 500,
  /** A port (mail, model) answered in a way that trying again won't mend. */
  port_failed: 502,
  /** It took longer than it may; asking for less may go. */
  timeout: 503,
  /** The database or a port can't be reached now; later it may. */
  unavailable: 503,
} as const

/** A code of the closed list, each with its HTTP status in `errorStatus`. */
export type ErrorCode = keyof typeof errorStatus

/** What travels with an error: names of fields, statuses and ids. Never anything that a person wrote. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/**
 * The one error class of FDM. `message` is for developers and logs and holds no content of users;
 * people read the words that a locale file has for `code`.
 */
export class FdmError extends Error {
  override name = "FdmError"
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.details = details
  }

  /** The HTTP status that says the same. */
  get status(): number {
    return errorStatus[this.code]
  }
}

/** True for any `FdmError` (a `HelpdeskError` too), also one that came from another copy of this package. */
export function isFdmError(error: unknown): error is FdmError {
  return error instanceof Error && "code" in error && "details" in error && String(error.code) in errorStatus
}

/** SQLSTATE classes that mean "not now": connection trouble, resources, an operator's stop. */
const passingStates = /^(08|53|57P0|58)/
const passingCodes = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
])

/** Walks the causes of an error and tells whether the database could not be reached (rather than refused). */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : ""
    if (isFdmError(cause) && cause.details.away === "database") return true
    if (passingCodes.has(code) || passingStates.test(code)) return true
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseUnavailable)) return true
  }
  return false
}

/** The SQLSTATE of a database's refusal, from the error or its causes. Each has a digit; `EPIPE` is none. */
function sqlStateOf(error: unknown): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && /^(?=.*[0-9])[0-9A-Z]{5}$/.test(String(cause.code))) return String(cause.code)
  return undefined
}

/** Whether a statement was stopped on the way: by a limit of ours or the server's, or by an operator (SQLSTATE `query_canceled`). */
export function isCancelled(error: unknown): boolean {
  return sqlStateOf(error) === "57014"
}

/** Somebody else's transaction was in the way; the same act may work when tried again (SQLSTATE class 40). */
const collided = /^40/

/**
 * An error without what somebody wrote. Drivers put the statement's parameters and the failing row into theirs, and so a
 * message's text into logs. What was thrown on purpose stays as it is; a database's error becomes one that has its SQLSTATE.
 */
export function contentFree(error: unknown): unknown {
  if (isFdmError(error)) return error
  const sqlState = sqlStateOf(error)
  if (isDatabaseUnavailable(error))
    return new FdmError("unavailable", "the database can't be reached", { away: "database" })
  if (isCancelled(error)) return new FdmError("timeout", "a statement was stopped", { sqlState })
  const isFromDatabase = sqlState !== undefined || (error instanceof Error && "query" in error && "params" in error)
  if (!isFromDatabase) return error
  const code = collided.test(sqlState ?? "") ? "conflict" : "internal"
  return new FdmError(code, "the database refused a statement", { sqlState })
}

/** Two transactions waited for each other in a circle, and this one was broken off (SQLSTATE `deadlock_detected`). */
const deadlock = "40P01"
const transactionIsOver = "25P02"
const mostRuns = 3

/**
 * Runs what sends people's words to the database, and keeps them out of its errors. What a deadlock broke off has written
 * nothing, so it is run again, twice at most: give a whole transaction or a single statement, and nothing that may not be
 * done again. Inside a transaction that a deadlock ended there is nothing to run again in, and the first error stands.
 *
 * @throws FdmError `unavailable` | `timeout` (stopped) | `conflict` (a deadlock: try again) | `internal`, with `details.sqlState`
 */
export async function guarded<Result>(run: () => Promise<Result>): Promise<Result> {
  let brokenOff: unknown
  for (let runs = 1; ; runs++)
    try {
      return await run()
    } catch (error) {
      const sqlState = isFdmError(error) ? error.details.sqlState : sqlStateOf(error)
      if (sqlState !== deadlock || runs === mostRuns)
        throw contentFree(sqlState === transactionIsOver ? (brokenOff ?? error) : error)
      brokenOff = error
    }
}
