import { existsSync } from "node:fs"
import { type Connection, openDatabase } from "fdm-core/db"
import { contentFree, isFdmError } from "../kernel/index.js"
import { doctor } from "./doctor.js"
import { type ExitCode, exitCodes, type Say } from "./exit.js"
import { migrateCommand } from "./migrate.js"
import { type Asked, type Command, type Options, optionsOf, Usage, usage } from "./options.js"
import { seedAgentCommand } from "./seed-agent.js"
import { verifyAuditCommand } from "./verify-audit.js"

const commands: Record<Command, (connection: Connection, options: Options, say: Say) => Promise<ExitCode>> = {
  migrate: migrateCommand,
  "seed-agent": seedAgentCommand,
  // Loaded by itself: the others need nothing of what sends and judges.
  worker: async (...asked) => (await import("./worker.js")).workerCommand(...asked),
  doctor,
  "verify-audit": verifyAuditCommand,
}

/**
 * `npx fdm-helpdesk migrate | seed-agent | worker | doctor | verify-audit`: what a deployment needs before its first agent can sign
 * in, to have work done apart from its web processes, and later to know that all is well, without any SQL. Only tables of the helpdesk are made or changed.
 *
 * @param args what stands behind the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], environment: NodeJS.ProcessEnv, say: Say): Promise<ExitCode> {
  try {
    const asked = optionsOf(args, environment)
    if (!asked) {
      say(usage)
      return exitCodes.fine
    }
    return await onDatabase(asked, (connection) => commands[asked.command](connection, asked.options, say))
  } catch (error) {
    if (error instanceof Usage) {
      say(`${error.message}\n\n${usage}`)
      return exitCodes.usage
    }
    say(whatHappened(error))
    return exitCodes.wrong
  }
}

/** Only `migrate` makes a database where there is none: for the others a path that leads nowhere is a slip. */
async function onDatabase(
  { command, options }: Asked,
  work: (connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { database } = options
  const isUrl = /^[a-z]+:\/\//i.test(database)
  if (!isUrl && command !== "migrate" && !existsSync(database))
    throw new Usage("--database is neither a URL nor a folder that is there.")
  const connection = await openDatabase(isUrl ? { url: database } : { folder: database })
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** Without the statement and its parameters, in which what people wrote may stand. */
function whatHappened(error: unknown): string {
  const safe = contentFree(error)
  if (!isFdmError(safe)) return `Something unexpected went wrong: ${safe}`
  const details = Object.entries(safe.details).map(([name, value]) => `${name} ${value}`)
  return [`${safe.code}: ${safe.message}`, ...details].join("; ")
}
