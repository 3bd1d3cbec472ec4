import { and, count, eq, isNull, lt, sql } from "drizzle-orm"
import type { Connection, Db } from "fdm-core/db"
import { pendingHelpdeskMigrations } from "../db/migrate.js"
import { agents, work } from "../db/schema-helpdesk.js"
import { isFdmError } from "../kernel/index.js"
import { countSetAside } from "../work/stopped-work.js"
import { loadDesk } from "../workflow/index.js"
import { type ExitCode, exitCodes, type Say } from "./exit.js"
import type { Options } from "./options.js"

/** What a look at one thing found. `advice` is what to do; `note` is nothing that keeps the helpdesk from working. */
type Finding = { state: "ok" | "note" | "wrong"; says: string; advice?: string }
type Look = (db: Db) => Promise<Finding>

/** What is due for longer than this waits for nobody: jobs look every few seconds. */
const stuckAfterMinutes = 10

/** Looks at all that has to be right before the helpdesk can work, and says what to do where it is not. Changes nothing. */
export async function doctor({ db, engine }: Connection, _options: Options, say: Say): Promise<ExitCode> {
  tell(say, { state: "ok", says: `The database answers (${engine}).` })
  const tables = await lookAtTables(db)
  tell(say, tables)
  if (tables.state === "wrong") return exitCodes.wrong
  let worst: ExitCode = exitCodes.fine
  for (const look of [lookAtSettings, lookForAdmin, lookForStuck, lookForFailed, lookForStopped]) {
    const finding = await look(db)
    tell(say, finding)
    if (finding.state === "wrong") worst = exitCodes.wrong
  }
  return worst
}

function tell(say: Say, { state, says, advice }: Finding): void {
  say(`${state.padEnd(5)} ${says}${advice ? `\n      ${advice}` : ""}`)
}

const lookAtTables: Look = async (db) => {
  try {
    const pending = await pendingHelpdeskMigrations(db)
    if (pending === 0) return { state: "ok", says: "The tables are up to date." }
    const advice = "Run `npx fdm-helpdesk migrate`."
    return { state: "wrong", says: `The tables are not up to date: ${pending} migrations to run.`, advice }
  } catch (error) {
    if (!(isFdmError(error) && error.code === "migration_failed")) throw error
    const advice = "Use the version of fdm-helpdesk that this database was made with, or a later one."
    return { state: "wrong", says: `The tables are not those of this version: ${error.message}.`, advice }
  }
}

const lookAtSettings: Look = async (db) => {
  try {
    const { settings, workflow } = await loadDesk(db)
    return { state: "ok", says: `The settings are valid: ${settings.name}, workflow ${workflow.id}.` }
  } catch (error) {
    if (!(isFdmError(error) && error.code === "invalid_input")) throw error
    const advice = 'Mend the row in "fdm-helpdesk".settings (or .workflows), or delete it: then the defaults hold.'
    return { state: "wrong", says: `The settings can't be used: ${error.message}.`, advice }
  }
}

const lookForAdmin: Look = async (db) => {
  const admins = await db.$count(agents, and(eq(agents.role, "admin"), eq(agents.isActive, true)))
  if (admins > 0) return { state: "ok", says: `There is an active admin (${admins}).` }
  const advice = "Run `npx fdm-helpdesk seed-agent --role admin --principal … --name … --email …`."
  return { state: "wrong", says: "There is no active admin.", advice }
}

const lookForStuck: Look = async (db) => {
  const since = sql`now() - make_interval(mins => ${sql.raw(String(stuckAfterMinutes))})`
  const [found] = await db
    .select({ stuck: count() })
    .from(work)
    .where(and(eq(work.status, sql`'pending'`), lt(work.dueAt, since)))
  if (!found?.stuck) return { state: "ok", says: "No work waits for longer than it should." }
  const advice = "Does `npx fdm-helpdesk worker` or a process with `startJobs` run, and what does its log say?"
  return {
    state: "wrong",
    says: `${found.stuck} rows of work are due since over ${stuckAfterMinutes} minutes.`,
    advice,
  }
}

const lookForFailed: Look = async (db) => {
  const failed = await db.$count(work, and(eq(work.status, sql`'failed'`), isNull(work.setAsideAt)))
  if (failed === 0) return { state: "ok", says: "No work failed." }
  const advice = "Agents see failed mails at their tickets and can try again: `retryMail`."
  return { state: "note", says: `${failed} rows of work failed.`, advice }
}

const lookForStopped: Look = async (db) => {
  const stopped = await countSetAside(db)
  if (stopped === 0) return { state: "ok", says: "No work was stopped." }
  const advice =
    "Managers and admins see what and can try again: `listStoppedWork`, `retryStoppedWork`. What does your log say of then?"
  return { state: "note", says: `Work that ended its process twice was set aside: ${stopped}.`, advice }
}
