import { limited } from "fdm-core/db"
import { isDatabaseUnavailable } from "fdm-core/errors"
import { type Actor, type Db, nobody, resolveActor } from "fdm-helpdesk"
import { createContext, type MiddlewareFunction } from "react-router"
import { carryRenewed } from "~/lib/auth/renewed-cookies.server"
import { readSession, type User, whoseSession } from "~/lib/auth/session.server"
import { type Host, host } from "~/lib/host/host.server"
import { personOf } from "~/lib/people/person.server"
import type { Locale } from "~/locales/translation"
import { networkOf } from "../../../server/address"
import { ownAddressHeader } from "../../../server/peer"
import { answered } from "./answer-limit.server"
import { localeOf } from "./locale.server"

/** Who asks, and with what the answer is made: worked out once per request, for all loaders and actions of it. */
export type Caller = {
  host: Host
  db: Db
  /** Null when nobody is signed in. */
  user: User | null
  actor: Actor
  locale: Locale
  timeZone: string
  /** The moment of the request: everything that it reads and writes happens then. */
  now: Date
  /** The database was away when the session had to be read, so nobody knows who this is. */
  isDatabaseAway: boolean
}

export const caller = createContext<Caller>()

/** Sets `caller`. What a page reads is stopped when nobody waits for it any more. A database that is away does not stop the page: the shell stays, and the routes tell of it. */
export const identify: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const known = await host()
  const { user, cookies, isDatabaseAway } = await whoAsks(known, request)
  const now = new Date()
  const { locale, timeZone } = user ?? { locale: await localeOf(request), timeZone: "Europe/Amsterdam" }
  const network = networkOf(request.headers.get(ownAddressHeader))
  const { actor, isAway } = await actorOf(known.db, user, now, network)
  context.set(caller, {
    host: known,
    db: known.db,
    user,
    actor,
    locale,
    timeZone,
    now,
    isDatabaseAway: isDatabaseAway || isAway,
  })
  const response = await (request.method === "GET" ? limited({ signal: request.signal }, next) : next())
  carryRenewed(response, cookies)
  return response
}

async function whoAsks({ auth }: Host, request: Request) {
  try {
    return { ...(await answered(readSession(auth, request))), isDatabaseAway: false }
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error
    return { user: null, cookies: [], isDatabaseAway: true }
  }
}

async function actorOf(
  db: Db,
  user: User | null,
  now: Date,
  network?: string,
): Promise<{ actor: Actor; isAway: boolean }> {
  try {
    const actor = await answered(actorBehind(db, user, now, network))
    return { actor, isAway: false }
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error
    return { actor: nobody, isAway: true }
  }
}

function actorBehind(db: Db, user: User | null, now: Date, network?: string): Promise<Actor> {
  return resolveActor(db, user && personOf(user, network), now)
}

/** Who is behind the headers of a request at this moment, for an answer that goes on for longer than a moment. */
export function actorNow({ auth, db }: Host, headers: Headers): Promise<Actor> {
  return answered(whoseSession(auth, headers).then((user) => actorBehind(db, user, new Date())))
}
