import { createHmac } from "node:crypto"
import { and, asc, eq, inArray, lt, type SQL, sql } from "drizzle-orm"
import type { Db } from "../db/handle.js"
import { attempts } from "../db/schema-authn.js"
import { mailboxOf } from "../mailbox.js"

/**
 * What is done in the name of an address by people who may not be its owner: after `free` times one waits
 * `firstSeconds`, then twice as long after each, up to `mostSeconds`. A day without any forgets them.
 */
const paces = {
  /** A password that is tried. Ten, then one a minute, in the end one an hour. */
  guess: { free: 10, firstSeconds: 60, mostSeconds: 3_600 },
  /** A mail with a link. No wait is longer than a link works, and opening one begins anew: who gets none has one that works. */
  link: { free: 1, firstSeconds: 60, mostSeconds: 3_600 },
  /** The mail that tells the owner of guesses. */
  warning: { free: 1, firstSeconds: 86_400, mostSeconds: 86_400 },
}

export type AttemptKind = keyof typeof paces
/** An address in lower case, and perhaps the browser, or the mailbox, that is counted by itself. */
export type AttemptBy = readonly [address: string, browser?: string]

/**
 * All addresses together that lead to one mailbox and are neither its own nor of an account, such as `anna+1@`, `anna+2@`, of
 * which anybody can make up more.
 */
export function byMailbox(address: string): AttemptBy {
  return [mailboxOf(address), "the mailbox"]
}

/** How often something was tried in the name of an address, in all processes; see `attemptsIn`. */
export type Attempts = ReturnType<typeof attemptsIn>

const forgottenAfter = sql`interval '1 day'`
const prunedAtOnce = 100

/**
 * Counts by address, whether it has an account or not: what is counted tells nothing. The database holds a keyed hash of
 * the address and no address. Each attempt is counted before it is made, in one statement, so of any number at the same
 * moment no more pass than may; its clock is the one that counts.
 */
export function attemptsIn(db: Db, secret: string) {
  const keyOf = (kind: AttemptKind, by: AttemptBy) =>
    createHmac("sha256", secret)
      .update(JSON.stringify([kind, ...by]))
      .digest("base64url")

  return {
    /** Counts one more, if one more may be made now. @returns the seconds to wait; 0 when it may be made */
    async begin(kind: AttemptKind, by: AttemptBy): Promise<number> {
      const key = keyOf(kind, by)
      const next = sql`case when ${attempts.lastAt} < now() - ${forgottenAfter} then 1 else ${attempts.count} + 1 end`
      const [counted] = await db
        .insert(attempts)
        .values({ key, count: 1, againAt: afterWait(kind, sql`1`), lastAt: sql`now()` })
        .onConflictDoUpdate({
          target: attempts.key,
          set: { count: next, againAt: afterWait(kind, next), lastAt: sql`now()` },
          setWhere: sql`${attempts.againAt} <= now()`,
        })
        .returning({ key: attempts.key })
      // A statement more in either case: how long an answer takes does not tell whether somebody asked before.
      if (!counted) return Math.max(1, await secondsLeft(db, key))
      await prune(db)
      return 0
    },

    /** How many seconds the next one has to wait. */
    left: (kind: AttemptKind, by: AttemptBy) => secondsLeft(db, keyOf(kind, by)),

    /** Begins anew after what only the owner can do. */
    async forget(kind: AttemptKind, ...those: AttemptBy[]): Promise<void> {
      const keys = those.map((by) => keyOf(kind, by))
      await db.delete(attempts).where(inArray(attempts.key, keys))
    },

    /**
     * Leaves nothing that can be found by an address alone. What a known browser tried stays under a hash that only its cookie
     * leads to, counts for a day, and goes with what is tried after that.
     */
    async forgetAddress(address: string): Promise<void> {
      const kinds = Object.keys(paces) as AttemptKind[]
      const keys = kinds.flatMap((kind) => [keyOf(kind, [address]), keyOf(kind, byMailbox(address))])
      await db.delete(attempts).where(inArray(attempts.key, keys))
    },
  }
}

function afterWait(kind: AttemptKind, count: SQL): SQL {
  const { free, firstSeconds, mostSeconds } = paces[kind]
  const doublings = sql`least((${count}) - ${free}::int, 20)`
  const seconds = sql`least(${firstSeconds}::float8 * power(2, ${doublings}), ${mostSeconds}::float8)`
  // What needs no wait is in the past for those as well who began a moment earlier and come second.
  return sql`case when (${count}) < ${free}::int then to_timestamp(0) else now() + make_interval(secs => ${seconds}) end`
}

async function secondsLeft(db: Db, key: string): Promise<number> {
  const seconds = sql<number>`greatest(ceil(extract(epoch from ${attempts.againAt} - now())), 0)::int`
  const [found] = await db.select({ seconds }).from(attempts).where(eq(attempts.key, key))
  return found?.seconds ?? 0
}

/** With each that is made go some that count no more, so the table never holds much more than a day's. */
async function prune(db: Db): Promise<void> {
  const old = db
    .select({ key: attempts.key })
    .from(attempts)
    .where(and(lt(attempts.lastAt, sql`now() - ${forgottenAfter}`), lt(attempts.againAt, sql`now()`)))
    .orderBy(asc(attempts.lastAt))
    .limit(prunedAtOnce)
    .for("update", { skipLocked: true })
  await db.delete(attempts).where(inArray(attempts.key, old))
}
