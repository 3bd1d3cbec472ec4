import { createHash } from "node:crypto"
import { inArray, lt, type SQL, sql } from "drizzle-orm"
import { mailboxOf } from "fdm-core/text"
import { limits } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, type Rate } from "../kernel/index.js"

/**
 * Limits are a bucket for each key, kept as one time: `full_until`, when all that was used has come back. An act moves it on
 * by a step; when it lies further ahead than the whole bucket lasts, there was no room, and the caller's transaction is
 * rolled back, the count of what was refused with it. The upsert locks its rows, always in the order of their keys and
 * after people, agents and tickets, so of two acts for the last place exactly one has it.
 *
 * What says nothing any more is deleted now and then (`forgetLimits`), so the table holds little more than what was used within the
 * longest limit.
 *
 * Time is the database's, whatever the clocks of processes say. What is written down as of another day, as by an import or
 * a demo, is no act of now, and is not counted.
 */
export type Limit = Rate & { key: string }

/** Who or what uses up a limit, by the names that `limitsSchema` has for them. */
export type Users<By extends string> = { readonly [Name in By]?: string | null | undefined }

/** The limits that hold for an act of somebody. One whose user isn't known holds for nobody. */
export function limitsOf<By extends string>(act: string, rates: Readonly<Record<By, Rate>>, users: Users<By>): Limit[] {
  const names = Object.keys(rates) as By[]
  return names.flatMap((by) => (users[by] ? [{ ...rates[by], key: keyOf(act, by, users[by]) }] : []))
}

/** Names nobody: an address or a network can't be read in it. */
function keyOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url")
}

/** A verified address is its owner's; what others do who only say that it is theirs must not use up what its owner may. Counted is the mailbox. */
export function addressUser({ email, emailVerified }: { email: string | null; emailVerified: boolean }): string | null {
  return email ? `${emailVerified ? "verified" : "claimed"} ${mailboxOf(email)}` : null
}

/** Named so in the statement that both parts travel with. */
export type Counted = {
  /** Common table expressions that count the act. */
  beside: SQL[]
  /** A column of that statement: when there is room again; null when there was. */
  retryAt: SQL<Date | null>
}

/** Reads `retryAt` wherever it stands. */
export const retryAtField = sql`null`.mapWith(limits.fullUntil) as SQL<Date | null>

/**
 * Counts an act in the statement that writes it, so that a limit costs no round trip and what isn't written isn't counted.
 *
 * @param now when the act is said to happen; left out for what leaves, which is always now
 */
export function counting(used: readonly Limit[], now?: Date): Counted {
  if (used.length === 0) return { beside: [], retryAt: sql`null::timestamptz` }
  const isNow = now
    ? sql`where abs(extract(epoch from statement_timestamp() - ${now.toISOString()}::timestamptz)) < 86400`
    : sql``
  const step = sql`excluded.full_until - statement_timestamp()`
  return {
    beside: [
      sql`asked (key, step, room) as (select * from (values ${sql.join(used.map(rowOf), sql`, `)}) as given ${isNow})`,
      sql`counted as (
        insert into ${limits} as used (key, full_until) select key, statement_timestamp() + step from asked order by key
        on conflict (key) do update set full_until = greatest(used.full_until, statement_timestamp()) + (${step})
        returning key, full_until)`,
    ],
    retryAt: sql`(select max(full_until - room) from counted join asked using (key)
      where full_until - room > statement_timestamp())`,
  }
}

/** In whole microseconds, rounded down, so that the last of `most` steps still fits. */
function rowOf({ key, most, minutes }: Limit): SQL {
  const microseconds = minutes * 60_000_000
  const step = Math.floor(microseconds / most)
  return sql`(${key}::text, ${`${step} microseconds`}::interval, ${`${microseconds} microseconds`}::interval)`
}

/**
 * Ends the transaction of an act for which there was no room.
 *
 * @throws HelpdeskError `rate_limited`, with `details.retryAt` (ISO 8601)
 */
export function assertRoom(retryAt: Date | null): void {
  if (retryAt) throw new HelpdeskError("rate_limited", "done too often", { retryAt: retryAt.toISOString() })
}

/** Most rows that one statement forgets. */
const batchSize = 1000

/** Deletes what says nothing any more. Rows that somebody has are passed over, so whoever forgets waits for nobody. */
export async function forgetLimits(db: Db): Promise<void> {
  let forgotten = batchSize
  while (forgotten === batchSize) {
    const spent = db
      .select({ key: limits.key })
      .from(limits)
      .where(lt(limits.fullUntil, sql`statement_timestamp()`))
      .orderBy(limits.fullUntil)
      .limit(batchSize)
      .for("update", { skipLocked: true })
    forgotten = (await db.delete(limits).where(inArray(limits.key, spent)).returning({ key: limits.key })).length
  }
}
