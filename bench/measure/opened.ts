import type { PGlite } from "@electric-sql/pglite"
import type { Db } from "fdm-helpdesk"
import postgres, { type Sql } from "postgres"
import { overPglite } from "../../fdm-core/src/db/open-pglite.js"
import { openPostgres } from "../../fdm-core/src/db/open-postgres.js"

export type Row = Record<string, unknown>
export type Query = (text: string, values?: readonly Value[]) => Promise<Row[]>
export type Value = string | number | boolean | null

/** The database without the library: statements by hand, prepared by the server. */
export type Raw = {
  query: Query
  transaction<Result>(run: (query: Query) => Promise<Result>): Promise<Result>
}

/** One database twice: as the library has it, and without. */
export type Opened = {
  db: Db
  raw: Raw
  /** How many statements the library has sent so far. */
  sent(): number
  close(): Promise<void>
}

/** What statements by hand find tables in, so that they need not name it. */
const searchPath = `"fdm-helpdesk", public`

export async function openOnPostgres(url: string, connections: number): Promise<Opened> {
  let statements = 0
  const { db, close } = openPostgres(url, () => void statements++, connections)
  const options = { max: connections, onnotice: () => undefined, connection: { search_path: searchPath } }
  const client = postgres(url, options)
  await client`select 1`
  const queryOf =
    (sql: Pick<Sql, "unsafe">): Query =>
    async (text, values = []) =>
      sql.unsafe(text, [...values], { prepare: true })
  return {
    db,
    raw: {
      query: queryOf(client),
      transaction: async (run) => (await client.begin((tx) => run(queryOf(tx)))) as Awaited<ReturnType<typeof run>>,
    },
    sent: () => statements,
    async close() {
      await Promise.all([close(), client.end()])
    },
  }
}

/** PGlite has one connection, so both are on it. */
export async function openOnPglite(client: PGlite): Promise<Opened> {
  let statements = 0
  const { db, close } = overPglite(client, () => void statements++)
  await client.query(`set search_path = ${searchPath}`)
  const queryOf =
    (on: Pick<PGlite, "query">): Query =>
    async (text, values = []) =>
      (await on.query<Row>(text, [...values])).rows
  return {
    db,
    raw: { query: queryOf(client), transaction: (run) => client.transaction((tx) => run(queryOf(tx))) },
    sent: () => statements,
    close,
  }
}
