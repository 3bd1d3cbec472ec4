import { and, eq } from "drizzle-orm"
import { isDatabaseUnavailable } from "fdm-core/errors"
import { outbox } from "../db/schema-helpdesk.js"
import { type Db, isFdmError } from "../kernel/index.js"
import { retryInMs } from "./backoff.js"
import type { Delivery } from "./claim.js"
import { ended, momentOf, msAfter } from "./lease.js"

/** What became of an attempt. */
export type Outcome = "sent" | "retrying" | "failed"

/**
 * Why what was due did not leave: too many did of late, or the address is unconfirmed. In the latter case a notice without
 * its words may have left instead.
 */
export type KeptBack = "too_many" | "unconfirmed"

/** How a row came to be done. */
export type Done = { providerId?: string; keptBack?: KeptBack }

/** What went wrong. `ranOver`: the attempt took too long, and may be going on still. */
export type Failure = { error: unknown; ranOver: boolean }

/** Notes that a row is done. That holds even when another worker has claimed it meanwhile: what left has left. */
export async function settleSent(
  db: Db,
  { id }: Delivery,
  { providerId, keptBack }: Done,
  now: Date | undefined,
): Promise<Outcome> {
  const done = {
    status: "sent" as const,
    providerId: providerId ?? null,
    lastError: keptBack ?? null,
    setAsideAt: null,
  }
  await db
    .update(outbox)
    .set({ ...ended, ...done, doneAt: momentOf(now) })
    .where(eq(outbox.id, id))
  return "sent"
}

/**
 * Puts a row back for later, or away as failed. A row that another worker has claimed meanwhile is left to it. An attempt that
 * ran over its time has not ended.
 */
export async function settleError(
  db: Db,
  { id, attempt }: Delivery,
  { error, ranOver }: Failure,
  now: Date | undefined,
): Promise<Outcome> {
  const lastError = errorCode(error)
  const inMs = lastError.startsWith("port_failed") ? undefined : retryInMs(attempt)
  const failed = { status: "failed" as const, doneAt: momentOf(now) }
  await db
    .update(outbox)
    .set({
      ...(ranOver ? { claimedUntil: null } : ended),
      lastError,
      ...(inMs === undefined ? failed : { dueAt: msAfter(momentOf(now), inMs) }),
    })
    .where(and(eq(outbox.id, id), eq(outbox.status, "pending"), eq(outbox.attempts, attempt)))
  return inMs === undefined ? "failed" : "retrying"
}

/** A code, with the port's reason when it has one (`port_failed:inactive_recipient`). Never words of an error. */
function errorCode(error: unknown): string {
  if (!isFdmError(error)) return isDatabaseUnavailable(error) ? "unavailable" : "unexpected"
  const { reason } = error.details
  return typeof reason === "string" && /^[a-z_]{1,40}$/.test(reason) ? `${error.code}:${reason}` : error.code
}
