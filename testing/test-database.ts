import { AsyncLocalStorage } from "node:async_hooks"
import { randomUUID } from "node:crypto"
import { openAsBlob } from "node:fs"
import { PGlite } from "@electric-sql/pglite"
import { inject } from "vitest"
import type { Connection } from "../fdm-core/src/db/connection.js"
import type { Db } from "../fdm-core/src/db/handle.js"
import { overPglite } from "../fdm-core/src/db/open-pglite.js"
import { openPostgres } from "../fdm-core/src/db/open-postgres.js"
import { onServer, templateDatabase } from "./postgres-template.js"

/** A migrated, empty database of its own for a test file. */
export type TestDatabase = Connection & {
  /** The statements that `run` sends, in their order: round trips, with `begin` and `commit` among them. */
  statements(run: () => Promise<unknown>): Promise<string[]>
  /**
   * A handle for the other side of a race. On Postgres a connection of its own, made already, so that both sides set off
   * at once; PGlite has but one, so there it is the same handle, and what runs at the same time takes turns.
   */
  another(): Promise<Db>
}

const watching = new AsyncLocalStorage<string[]>()
const onStatement = (sql: string) => void watching.getStore()?.push(sql)

async function statements(run: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  await watching.run(seen, run)
  return seen
}

/** Opens one on the engine of the current project. Close it when done: it is gone then. */
export function openTestDatabase(): Promise<TestDatabase> {
  return inject("engine") === "postgres" ? onPostgres() : onPglite()
}

async function onPglite(): Promise<TestDatabase> {
  const client = await PGlite.create({ loadDataDir: await openAsBlob(inject("pgliteDump")) })
  const connection = overPglite(client, onStatement)
  return { ...connection, statements, another: async () => connection.db }
}

async function onPostgres(): Promise<TestDatabase> {
  const { url, drop } = await createPostgresDatabase(templateDatabase)
  const connection = openPostgres(url, onStatement)
  const others: Connection[] = []
  return {
    ...connection,
    statements,
    async another() {
      const other = openPostgres(url, onStatement, 1)
      others.push(other)
      await other.db.execute("select 1")
      return other.db
    },
    async close() {
      await Promise.all([connection, ...others].map(({ close }) => close()))
      await drop()
    },
  }
}

/** Makes a database on the run's Postgres server: an empty one, unless a template is named. */
export async function createPostgresDatabase(
  template = "template0",
): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject("postgresUrl")
  const name = `test_${randomUUID().replaceAll("-", "")}`
  await onServer(server, `create database ${name} template ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) }
}
