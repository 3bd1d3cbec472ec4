import { retryInMs } from "./backoff.js"

/** How the rows of a kind are worked on. Times are in ms. */
export type WorkKind<Name extends string = string> = {
  /** As rows of it are marked; never renamed while there are any. */
  name: Name
  /** How many are on their way at once in a process. */
  batchSize: number
  /** How long a worker has a row without renewing: what a crash may delay it. */
  leaseMs: number
  /** What takes longer has not ended, and may end its worker. */
  limitMs: number
  /** What fell due last goes first; else what waits longest. */
  newestFirst: boolean
  /** How long until the next attempt after so many that failed; undefined when a person has to look. */
  retryInMs(attempts: number): number | undefined
  /**
   * For how many days a row that is done stays, and keeps its subject from being asked for again. Without it the row goes once
   * it is done, and asking again moves it: such a kind is a timer, with one due time for each subject.
   */
  keptDays?: number
}

const usual = { batchSize: 10, leaseMs: 30_000, limitMs: 90_000, newestFirst: false, retryInMs }

/**
 * Says how a kind of work is done, where it differs from the usual: ten at once, a lease of half a minute, a minute and a half
 * for each, eight attempts within a day. What does it is named in `jobs/kinds.ts`.
 */
export function workKind<Name extends string>(
  name: Name,
  policy: Partial<Omit<WorkKind, "name">> = {},
): WorkKind<Name> {
  return { name, ...usual, ...policy }
}

/** Two renewals may fail before a lease ends. */
export function renewMsOf({ leaseMs }: WorkKind): number {
  return leaseMs / 3
}
