import { drizzle } from "drizzle-orm/postgres-js"
import { type Actor, migrateHelpdesk, nobody, type Person, resolveActor } from "fdm-helpdesk"
import postgres from "postgres"

export const client = postgres(process.env.DATABASE_URL ?? "")
export const db = drizzle(client)

/** Once, before the first request. Processes that start at the same moment wait for each other. */
export const prepare = () => migrateHelpdesk(db)

/** Whoever your session says it is, in your own words. An address that nobody verified is one that anybody may claim. */
export type Account = { id: string; name: string; email: string; hasVerifiedEmail: boolean; isSupportStaff: boolean }

/**
 * Once per request. What somebody may do is decided by this alone, so never make an actor out of a form.
 *
 * @param network the client's address as your own server or proxy tells it; never what a client says of itself
 */
export async function actorOf(account: Account | null, network?: string): Promise<Actor> {
  if (!account) return nobody
  const person: Person = {
    principalId: account.id,
    name: account.name,
    email: account.email,
    emailVerified: account.hasVerifiedEmail,
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    deskRole: account.isSupportStaff ? "agent" : undefined,
    network,
  }
  return resolveActor(db, person)
}
