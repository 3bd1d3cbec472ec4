import type { Connection } from "fdm-core/db"
import { migrateHelpdesk } from "../db/migrate.js"
import { type ExitCode, exitCodes, type Say } from "./exit.js"
import type { Options } from "./options.js"

/** Brings the tables up to date, and says how much there was to do. */
export async function migrateCommand({ db }: Connection, _options: Options, say: Say): Promise<ExitCode> {
  const run = await migrateHelpdesk(db)
  say(run === 0 ? "The tables are up to date." : `The tables are up to date now: ${run} migrations were run.`)
  return exitCodes.fine
}
