import type { Connection } from "fdm-core/db"
import { pendingHelpdeskMigrations } from "../db/migrate.js"
import { seedAgent } from "../desk/index.js"
import type { Person } from "../kernel/index.js"
import { type ExitCode, exitCodes, type Say } from "./exit.js"
import type { Options } from "./options.js"

/**
 * Makes somebody an agent by the authority of whoever has the database. What is known of them besides (a verified
 * address, a time zone) comes from the host, at their next visit.
 */
export async function seedAgentCommand({ db }: Connection, { agent }: Options, say: Say): Promise<ExitCode> {
  if ((await pendingHelpdeskMigrations(db)) > 0) {
    say("The tables are not up to date: run `npx fdm-helpdesk migrate` first.")
    return exitCodes.wrong
  }
  const { principal: principalId, role, ...known } = agent
  const person: Person = { ...known, principalId, emailVerified: false, timeZone: "Europe/Amsterdam" }
  const { id } = await seedAgent(db, { person, role })
  say(`${person.name} is ${role} now (${id}).`)
  return exitCodes.fine
}
