import type { PGlite } from "@electric-sql/pglite"
import type { Db } from "fdm-helpdesk"
import postgres from "postgres"
import { type FillOptions, fill } from "./fill.js"
import { pgliteLoader, postgresLoader } from "./loader.js"

/** Nothing that rows set off runs, and what they refer to may come later: the rows are known to fit. */
const settings = { session_replication_role: "replica" }
const forIndexes = { maintenance_work_mem: "1GB", max_parallel_maintenance_workers: "2" }

/** Fills an empty, migrated database on a server. */
export async function fillPostgres(db: Db, url: string, options: FillOptions): Promise<void> {
  const client = postgres(url, { max: 20, onnotice: () => undefined, connection: { ...settings, ...forIndexes } })
  try {
    await fill(db, postgresLoader(client), options)
  } finally {
    await client.end()
  }
}

/** Fills an empty, migrated PGlite, in this thread. */
export async function fillPglite(db: Db, client: PGlite, options: FillOptions): Promise<void> {
  await client.query("set session_replication_role = replica")
  await fill(db, pgliteLoader(client), options)
  await client.query("reset session_replication_role")
}
