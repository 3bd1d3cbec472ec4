import { sql } from "drizzle-orm"
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator"
import { FdmError, isDatabaseUnavailable } from "../errors.js"
import { type Db, rowsOf } from "./handle.js"

/**
 * Migrations are numbered files made by drizzle-kit. One transaction does it all: take the advisory lock, compare what the
 * database has with what the package ships, run the rest, note it down. Two processes that start at once run each file
 * once; a failure leaves nothing behind; a database that went another way is refused, never guessed at.
 */
export type MigrationSet = {
  /** Folder with `meta/_journal.json` and the SQL files, as an absolute path. */
  folder: string
  /** Name that this package's migrations are booked under, such as `fdm-helpdesk`. */
  name: string
}

/** Any number will do as long as every FDM process takes the same one. */
const lockKey = 4_011_918_421

/**
 * Brings the database up to what the package ships. Run it as often as you like.
 *
 * @returns how many migrations were run; 0 when all was in place.
 * @throws FdmError `migration_failed` when the database holds a migration that this package does not have, or an edited
 *   one, and when one fails
 */
export async function migrate(db: Db, { folder, name }: MigrationSet): Promise<number> {
  const shipped = readMigrationFiles({ migrationsFolder: folder })
  // What the other process did is only seen after its lock is ours, and not at all by a snapshot from before.
  return db.transaction((tx) => migrateLocked(tx, name, shipped), { isolationLevel: "read committed" })
}

async function migrateLocked(tx: Db, name: string, shipped: MigrationMeta[]): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(lockKey))})`)
  await tx.execute(sql`create schema if not exists fdm_migrations`)
  await tx.execute(sql`create table if not exists fdm_migrations.applied (
    package text not null, number integer not null, hash text not null,
    applied_at timestamptz not null default now(), primary key (package, number))`)
  const applied = await appliedMigrations(tx, name)
  assertSameHistory(name, applied, shipped)
  for (const [number, migration] of shipped.entries()) {
    if (number < applied.length) continue
    await runMigration(tx, name, number, migration)
  }
  return shipped.length - applied.length
}

/**
 * How many migrations `migrate` would run now. Changes nothing.
 *
 * @throws FdmError `migration_failed` when the database holds a migration that this package does not have, or an edited one
 */
export async function pendingMigrations(db: Db, { folder, name }: MigrationSet): Promise<number> {
  const shipped = readMigrationFiles({ migrationsFolder: folder })
  const [known] = rowsOf<{ here: boolean }>(
    await db.execute(sql`select to_regclass('fdm_migrations.applied') is not null as here`),
  )
  const applied = known?.here ? await appliedMigrations(db, name) : []
  assertSameHistory(name, applied, shipped)
  return shipped.length - applied.length
}

async function appliedMigrations(db: Db, name: string): Promise<{ hash: string }[]> {
  return rowsOf<{ hash: string }>(
    await db.execute(sql`select hash from fdm_migrations.applied where package = ${name} order by number`),
  )
}

function assertSameHistory(name: string, applied: { hash: string }[], shipped: { hash: string }[]): void {
  if (applied.length > shipped.length)
    throw new FdmError(
      "migration_failed",
      `the database is newer than this ${name}: it holds ${applied.length} migrations, the package ${shipped.length}`,
    )
  for (const [index, { hash }] of applied.entries())
    if (hash !== shipped[index]?.hash)
      throw new FdmError("migration_failed", `migration ${index} of ${name} is not the one that this database ran`)
}

async function runMigration(tx: Db, name: string, number: number, { sql: statements, hash }: MigrationMeta) {
  try {
    for (const statement of statements) await tx.execute(sql.raw(statement))
  } catch (cause) {
    if (isDatabaseUnavailable(cause)) throw cause
    throw new FdmError("migration_failed", `migration ${number} of ${name} failed`, {}, { cause })
  }
  await tx.execute(sql`insert into fdm_migrations.applied (package, number, hash) values (${name}, ${number}, ${hash})`)
}
