import { openPostgres } from "../fdm-core/src/db/open-postgres.js"
import { migrateAll } from "./migrate-all.js"
import { type PostgresServer, startPostgres } from "./postgres-server.js"

export const templateDatabase = "fdm_template"

/** Starts a server with a migrated database on it, to be copied for each test file. */
export async function startPostgresWithTemplate(): Promise<PostgresServer> {
  const server = await startPostgres()
  try {
    await onServer(server.url(), `create database ${templateDatabase}`)
    const template = openPostgres(server.url(templateDatabase))
    await migrateAll(template.db)
    await template.close()
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Runs one statement on the server itself, outside of any test's database. */
export async function onServer(url: string, statement: string): Promise<void> {
  const connection = openPostgres(url, undefined, 1)
  try {
    await connection.db.execute(statement)
  } finally {
    await connection.close()
  }
}
