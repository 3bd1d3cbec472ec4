import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { APIError } from "better-auth/api"
import type { BetterAuthOptions, DBAdapter } from "better-auth/types"
import { and, eq, getTableColumns, sql } from "drizzle-orm"
import type { Db } from "../db/handle.js"
import { accounts, rateLimits, sessions, users, verifications } from "../db/schema-authn.js"
import { contentFree, isDatabaseUnavailable } from "../errors.js"

const unavailable = { code: "DATABASE_UNAVAILABLE", message: "The database can't be reached now; later it may." }

/** better-auth's drizzle adapter over our tables, with three things that it lacks: see the functions below. */
export function authAdapter(db: Db): (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions> {
  const adapterOf = drizzleAdapter(db, {
    provider: "pg",
    transaction: true,
    schema: { user: users, session: sessions, account: accounts, verification: verifications, rateLimit: rateLimits },
  })
  return (options) => allAnswerable(countedOneByOne(readAtOnce(adapterOf(options), db), db))
}

/**
 * better-auth asks for what belongs together one after the other, unless the host's handle was made with drizzle
 * relations. Every request reads its session and the user of it: here that is one prepared statement on any handle. So is
 * reading a user with their accounts, which else would tell by a second one that an address has a user.
 */
function readAtOnce(adapter: DBAdapter, db: Db): DBAdapter {
  const sessionByToken = db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, sql.placeholder("value")))
    .prepare("fdm_session_by_token")
  const userByEmail = db
    .select({ user: users, account: accounts })
    .from(users)
    .leftJoin(accounts, eq(accounts.userId, users.id))
    .where(eq(users.email, sql.placeholder("value")))
    .prepare("fdm_user_by_email")
  const joined: Record<string, (value: unknown) => Promise<unknown>> = {
    async "session.token with user"(value) {
      const [found] = await sessionByToken.execute({ value })
      return found ? { ...found.session, user: found.user } : null
    },
    async "user.email with account"(value) {
      const found = await userByEmail.execute({ value })
      const [first] = found
      return first ? { ...first.user, account: found.flatMap(({ account }) => account ?? []) } : null
    },
  }
  const findOne = adapter.findOne
  adapter.findOne = async <Found>(query: Parameters<DBAdapter["findOne"]>[0]) => {
    const [condition, ...more] = query.where
    const read = joined[`${query.model}.${condition?.field} with ${Object.keys(query.join ?? {})}`]
    if (!read || !condition || more.length > 0) return findOne<Found>(query)
    return (await read(condition.value)) as Found | null
  }
  return adapter
}

const signs = { eq: sql`=`, gt: sql`>`, lt: sql`<`, lte: sql`<=` }
const { id: _id, ...counted } = getTableColumns(rateLimits)

/**
 * better-auth looks for the row to count up in a subquery, which Postgres does not ask again after it waited for another
 * request: of many at the same moment, more pass than may. Here the conditions are those of the update itself.
 */
function countedOneByOne(adapter: DBAdapter, db: Db): DBAdapter {
  const incrementOne = adapter.incrementOne
  adapter.incrementOne = async <Row>(query: Parameters<DBAdapter["incrementOne"]>[0]) => {
    const { model, where, increment, set } = query
    if (model !== "rateLimit") return incrementOne<Row>(query)
    const holds = where.map(({ field, operator = "eq", value }) => {
      const [column, sign] = [counted[field as keyof typeof counted], signs[operator as keyof typeof signs]]
      return sql`${column} ${sign} ${sql.param(value, column)}`
    })
    const count = sql`${rateLimits.count} + ${increment.count ?? 0}`
    const written = await db
      .update(rateLimits)
      .set({ count, ...set })
      .where(and(...holds))
      .returning()
    return (written[0] ?? null) as Row | null
  }
  return adapter
}

/**
 * better-auth turns whatever goes wrong into a 500 and drops the cause. A database that is away is a 503, which hosts
 * tell apart with `isDatabaseUnavailable`: they show another page, and a user is not signed out. Any other error of the
 * database goes without the statement's parameters, because better-auth's router prints what it can't answer.
 */
export async function answerable<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (cause) {
    if (!isDatabaseUnavailable(cause)) throw contentFree(cause)
    const error = new APIError("SERVICE_UNAVAILABLE", unavailable)
    error.cause = cause
    throw error
  }
}

/** The same for whatever an object does. */
export function allAnswerable<Methods extends object>(methods: Methods): Methods {
  for (const [name, method] of Object.entries(methods)) {
    if (typeof method !== "function") continue
    const guarded = (...input: unknown[]) => answerable(async () => Reflect.apply(method, methods, input))
    Object.assign(methods, { [name]: guarded })
  }
  return methods
}

/** The rate limit comes before better-auth's own handling of errors: what happens there would be thrown at the host. */
export function answeringWhenUnavailable(handler: (request: Request) => Promise<Response>) {
  return (request: Request): Promise<Response> =>
    handler(request).catch((error) => {
      if (!isDatabaseUnavailable(error)) throw error
      return Response.json(unavailable, { status: 503 })
    })
}
