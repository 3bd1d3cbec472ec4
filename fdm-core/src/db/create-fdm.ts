import { resolve } from "node:path"
import { FdmError, isDatabaseUnavailable, isFdmError } from "../errors.js"
import type { Connection } from "./connection.js"
import type { Db } from "./handle.js"
import { migrateCore } from "./migrate-core.js"
import type { OnStatement } from "./statements.js"

/** Where the database is: a Postgres server, a folder for the embedded PGlite, or memory (gone when closed). */
export type FdmOptions = ({ url: string } | { folder: string } | { memory: true }) & {
  /** Called with every statement, `begin` and `commit` included, in the async context of the code that asked. */
  onStatement?: OnStatement
}

/** An open database with the tables of FDM in place. */
export type Fdm = Connection

/**
 * Opens the database and brings FDM's own tables up to date. Only the driver that is needed is loaded.
 *
 * @throws FdmError `invalid_input` for a URL that is none, `unavailable` when the server can't be reached or refuses
 *   us, `conflict` when another process has the folder, `migration_failed` when the database is not one that this version knows
 */
export function createFdm(options: FdmOptions): Promise<Fdm> {
  return openWith(options, migrateCore)
}

/**
 * Opens the database and leaves it as it is: for tools on a database whose tables are somebody else's.
 *
 * @throws FdmError `invalid_input` for a URL that is none, `unavailable` when the server can't be reached or refuses
 *   us, `conflict` when another process has the folder
 */
export function openDatabase(options: FdmOptions): Promise<Connection> {
  return openWith(options, (db) => db.execute("select 1"))
}

async function openWith(options: FdmOptions, first: (db: Db) => Promise<unknown>): Promise<Connection> {
  let connection: Connection | undefined
  try {
    connection = await openConnection(options)
    await first(connection.db)
    return connection
  } catch (error) {
    await connection?.close().catch(() => undefined)
    throw isFdmError(error) ? error : new FdmError("unavailable", whyNot(error), {}, { cause: error })
  }
}

async function openConnection(options: FdmOptions): Promise<Connection> {
  if ("url" in options) {
    assertPostgresUrl(options.url)
    const { openPostgres } = await import("./open-postgres.js")
    return openPostgres(options.url, options.onStatement)
  }
  const { openPgliteFolder, openPgliteMemory } = await import("./open-pglite.js")
  return "folder" in options
    ? openPgliteFolder(resolve(options.folder), options.onStatement)
    : openPgliteMemory(options.onStatement)
}

/** The URL holds a password, so no message repeats it. */
function assertPostgresUrl(url: string): void {
  if (!(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)))
    throw new FdmError("invalid_input", "the database URL should look like postgres://user:password@host:5432/database")
}

function whyNot(error: unknown): string {
  const why = isDatabaseUnavailable(error) ? "can't be reached" : "can't be used"
  return `the database ${why}: ${innermostMessage(error)}`
}

/** Drizzle's own message repeats the statement; what happened stands in the cause. */
function innermostMessage(error: unknown): string {
  let message = String(error)
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    message = cause.message || ("code" in cause ? String(cause.code) : message)
  }
  return message
}
