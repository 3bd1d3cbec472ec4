import { drizzle } from "drizzle-orm/postgres-js"
import { type Actor, migrateHelpdesk, nobody, type Person, resolveActor } from "fdm-helpdesk"
import postgres from "postgres"

export const client = postgres(process.env.DATABASE_URL ?? "")
export const db = drizzle(client)

/** Once, before the first request. Processes that start at the same moment wait for each other. */
export const prepare = () => migrateHelpdesk(db)

/** Whoever your session says it is, in your own words. An address that nobody verified is one that anybody may claim. */
export type Account = { id: string; name: string; email: string; hasVerifiedEmail: boolean; isSupportStaff: boolean }

/** Once per request. What somebody may do is decided by this alone, so never make an actor out of a form. */
export async function actorOf(account: Account | null): Promise<Actor> {
  if (!account) return nobody
  const person: Person = {
    principalId: account.id,
    name: account.name,
    email: account.email,
    emailVerified: account.hasVerifiedEmail,
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    ...(account.isSupportStaff ? { deskRole: "agent" as const } : {}),
  }
  return resolveActor(db, person)
}
