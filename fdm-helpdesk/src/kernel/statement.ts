import { createHash } from "node:crypto"
import { Column, getTableColumns, is, SQL, type SQLChunk, type SQLWrapper, sql } from "drizzle-orm"
import { PgDialect, type PgTable, type PgUpdateSetSource } from "drizzle-orm/pg-core"
import type { Db } from "fdm-core/db"
import type { Value } from "./prepared.js"

/**
 * The statements of a transaction, which is a new handle each time: their text is put together without drizzle's builders
 * where it differs from call to call, once and for all where it does not, and prepared on the server under a name made from
 * the text. A builder takes longer for a statement with many columns than Postgres takes to run it.
 */
const dialect = new PgDialect()

type Query = ReturnType<PgDialect["sqlToQuery"]>
type Session = Db["_"]["session"]
type Fields = NonNullable<Parameters<Session["prepareQuery"]>[1]>
/** What a statement gives: columns, or expressions that say how they are read, in groups by name. */
type Selection = { [name: string]: Column | SQL | Selection }

/** What is read of a statement's rows, in the order in which they stand in its text. */
export function fieldsOf(selection: Selection, within: string[] = []): Fields {
  return Object.entries(selection).flatMap(([name, field]) => {
    const path = [...within, name]
    return is(field, Column) || is(field, SQL)
      ? [{ path, field: field as Fields[number]["field"] }]
      : fieldsOf(field, path)
  })
}

/** Runs a statement whose text is made anew. */
export function send<Row>(db: Db, statement: SQLWrapper, fields: Fields): Promise<Row[]> {
  return run(db, dialect.sqlToQuery(statement.getSQL()), fields, {})
}

/** A statement that is made once, for every handle; `build` names what differs by `sql.placeholder`. */
export function statement<Row>(build: () => SQLWrapper, selection: Selection) {
  let made: { query: Query; fields: Fields } | undefined
  return (db: Db, values: Record<string, Value>): Promise<Row[]> => {
    made ??= { query: dialect.sqlToQuery(build().getSQL()), fields: fieldsOf(selection) }
    return run(db, made.query, made.fields, values)
  }
}

async function run<Row>(db: Db, query: Query, fields: Fields, values: Record<string, Value>): Promise<Row[]> {
  return (await db._.session.prepareQuery(query, fields, nameOf(query.sql), true).execute(values)) as Row[]
}

/** Most texts whose names are kept; there are some dozens. */
const maxNames = 1000
const names = new Map<string, string>()

/** Drivers that take our name want another one for every text. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  if (names.size >= maxNames) names.clear()
  const name = `fdm_${createHash("sha1").update(text).digest("hex").slice(0, 20)}`
  names.set(text, name)
  return name
}

/** An insert of rows that all name the same columns. */
export function insertInto<Table extends PgTable>(table: Table, rows: readonly Table["$inferInsert"][]): SQL {
  const columns = columnsOf(table)
  const given = Object.keys(rows[0] ?? {})
  const row = (values: Record<string, unknown>) =>
    sql`(${sql.join(
      given.map((name) => asParam(values[name], columns[name])),
      sql`, `,
    )})`
  return sql`insert into ${table} (${sql.join(
    given.map((name) => sql.identifier(columns[name]?.name ?? name)),
    sql`, `,
  )}) values ${sql.join(rows.map(row), sql`, `)}`
}

/** The part of an update behind `set`. What is undefined stays as it is. */
export function assignments<Table extends PgTable>(table: Table, set: PgUpdateSetSource<Table>): SQL {
  const columns = columnsOf(table)
  const changed = Object.entries(set).filter(([, value]) => value !== undefined)
  return sql.join(
    changed.map(
      ([name, value]) => sql`${sql.identifier(columns[name]?.name ?? name)} = ${asParam(value, columns[name])}`,
    ),
    sql`, `,
  )
}

function columnsOf(table: PgTable): Record<string, Column> {
  return getTableColumns(table)
}

function asParam(value: unknown, column: Column | undefined): SQLChunk {
  return is(value, SQL) || !column ? (value as SQLChunk) : sql.param(value, column)
}
