import { and, eq } from "drizzle-orm"
import { isDatabaseUnavailable } from "fdm-core/errors"
import { outbox } from "../db/schema-helpdesk.js"
import { type Db, isFdmError } from "../kernel/index.js"
import { nextAttemptAt } from "./backoff.js"
import type { Delivery } from "./claim.js"

/** What became of an attempt. */
export type Outcome = "sent" | "retrying" | "failed"

/** Notes that a row is done. That holds even when another worker has claimed it meanwhile: what left has left. */
export async function settleSent(
  db: Db,
  { id }: Delivery,
  providerId: string | undefined,
  now: Date,
): Promise<Outcome> {
  await db
    .update(outbox)
    .set({ status: "sent", providerId: providerId ?? null, lastError: null, claimedUntil: null, doneAt: now })
    .where(eq(outbox.id, id))
  return "sent"
}

/** Puts a row back for later, or away as failed. A row that another worker has claimed meanwhile is left to it. */
export async function settleError(db: Db, { id, attempt }: Delivery, error: unknown, now: Date): Promise<Outcome> {
  const lastError = errorCode(error)
  const dueAt = lastError.startsWith("port_failed") ? undefined : nextAttemptAt(attempt, now)
  await db
    .update(outbox)
    .set({ lastError, claimedUntil: null, ...(dueAt ? { dueAt } : { status: "failed" as const, doneAt: now }) })
    .where(and(eq(outbox.id, id), eq(outbox.status, "pending"), eq(outbox.attempts, attempt)))
  return dueAt ? "retrying" : "failed"
}

/** A code, with the port's reason when it has one (`port_failed:inactive_recipient`). Never words of an error. */
function errorCode(error: unknown): string {
  if (!isFdmError(error)) return isDatabaseUnavailable(error) ? "unavailable" : "unexpected"
  const { reason } = error.details
  return typeof reason === "string" && /^[a-z_]{1,40}$/.test(reason) ? `${error.code}:${reason}` : error.code
}
