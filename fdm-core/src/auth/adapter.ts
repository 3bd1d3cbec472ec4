import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { APIError } from "better-auth/api"
import type { BetterAuthOptions, DBAdapter } from "better-auth/types"
import { eq, sql } from "drizzle-orm"
import type { Db } from "../db/handle.js"
import { accounts, rateLimits, sessions, users, verifications } from "../db/schema-authn.js"
import { contentFree, isDatabaseUnavailable } from "../errors.js"

const unavailable = { code: "DATABASE_UNAVAILABLE", message: "The database can't be reached now; later it may." }

/** better-auth's drizzle adapter over our tables, with two things that it lacks: see the two functions below. */
export function authAdapter(db: Db): (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions> {
  const adapterOf = drizzleAdapter(db, {
    provider: "pg",
    transaction: true,
    schema: { user: users, session: sessions, account: accounts, verification: verifications, rateLimit: rateLimits },
  })
  return (options) => sayWhenUnavailable(readSessionAtOnce(adapterOf(options), db))
}

/**
 * Every request reads its session and the user of it. better-auth asks for them one after the other, unless the host's
 * handle was made with drizzle relations; here it is one prepared statement on any handle.
 */
function readSessionAtOnce(adapter: DBAdapter, db: Db): DBAdapter {
  const byToken = db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, sql.placeholder("token")))
    .prepare("fdm_session_by_token")
  const findOne = adapter.findOne
  adapter.findOne = async <Found>(query: Parameters<DBAdapter["findOne"]>[0]) => {
    const [condition, ...more] = query.where
    if (query.model !== "session" || !query.join?.user || condition?.field !== "token" || more.length > 0)
      return findOne<Found>(query)
    const [found] = await byToken.execute({ token: condition.value })
    return found ? ({ ...found.session, user: found.user } as Found) : null
  }
  return adapter
}

/**
 * better-auth turns whatever goes wrong into a 500 and drops the cause. A database that is away is a 503, which hosts
 * tell apart with `isDatabaseUnavailable`: they show another page, and a user is not signed out. Any other error of the
 * database goes without the statement's parameters, because better-auth's router prints what it can't answer.
 */
function sayWhenUnavailable(adapter: DBAdapter): DBAdapter {
  for (const [name, method] of Object.entries(adapter)) {
    if (typeof method !== "function") continue
    const guarded = async (...input: unknown[]) => {
      try {
        return await Reflect.apply(method, adapter, input)
      } catch (cause) {
        if (!isDatabaseUnavailable(cause)) throw contentFree(cause)
        const error = new APIError("SERVICE_UNAVAILABLE", unavailable)
        error.cause = cause
        throw error
      }
    }
    Object.assign(adapter, { [name]: guarded })
  }
  return adapter
}

/** The rate limit comes before better-auth's own handling of errors: what happens there would be thrown at the host. */
export function answeringWhenUnavailable(handler: (request: Request) => Promise<Response>) {
  return (request: Request): Promise<Response> =>
    handler(request).catch((error) => {
      if (!isDatabaseUnavailable(error)) throw error
      return Response.json(unavailable, { status: 503 })
    })
}
