import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { tempFolder } from "../../../testing/temp-folder.js"
import { type Db, rowsOf } from "./handle.js"
import { migrate, pendingMigrations } from "./migrate.js"
import { coreMigrations, migrateCore } from "./migrate-core.js"
import * as schemaAuthn from "./schema-authn.js"
import * as schemaFarms from "./schema-farms.js"

/** A package's migrations as drizzle-kit would write them, one statement each. */
async function migrationsFolder(statements: string[]): Promise<string> {
  const folder = await tempFolder()
  await mkdir(join(folder, "meta"))
  const entries = statements.map((_, idx) => ({ idx, when: idx + 1, tag: `000${idx}`, breakpoints: true }))
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify({ entries }))
  for (const [number, statement] of statements.entries())
    await writeFile(join(folder, `000${number}.sql`), statement.replaceAll(";", ";--> statement-breakpoint\n"))
  return folder
}

const names = async (db: Db, table: string) =>
  rowsOf<{ name: string }>(await db.execute(`select name from ${table} order by name`)).map(({ name }) => name)

test("migrations run once, however often they are asked for", async ({ db }) => {
  const folder = await migrationsFolder(["create table twice (name text)", "insert into twice values ('once')"])

  expect(await migrate(db, { folder, name: "twice" })).toBe(2)
  expect(await migrate(db, { folder, name: "twice" })).toBe(0)
  expect(await names(db, "twice")).toEqual(["once"])
})

test("what is pending is told, and nothing is run by asking", async ({ db }) => {
  const folder = await migrationsFolder(["create table pending (name text)", "insert into pending values ('once')"])
  const set = { folder, name: "pending" }

  expect([await pendingMigrations(db, set), await pendingMigrations(db, set)]).toEqual([2, 2])
  await migrate(db, set)
  expect(await pendingMigrations(db, set)).toBe(0)
  const edited = { folder: await migrationsFolder(["create table pending (name int)"]), name: "pending" }
  await expect(pendingMigrations(db, edited)).rejects.toMatchObject({ code: "migration_failed" })
})

test("two processes that start at once run each migration once", async ({ db, fdm }) => {
  const folder = await migrationsFolder(["create table race (name text)", "insert into race values ('once')"])
  const run = (handle: Db) => migrate(handle, { folder, name: "race" })

  const other = await fdm.another()
  const counts = await Promise.all([run(db), run(other)])

  expect(counts.sort()).toEqual([0, 2])
  expect(await names(db, "race")).toEqual(["once"])
})

test("a newer package runs only what is new", async ({ db }) => {
  const first = ["create table newer (name text)"]
  await migrate(db, { folder: await migrationsFolder(first), name: "newer" })

  const folder = await migrationsFolder([...first, "insert into newer values ('new')"])
  expect(await migrate(db, { folder, name: "newer" })).toBe(1)
})

test("an edited migration is refused", async ({ db }) => {
  await migrate(db, { folder: await migrationsFolder(["create table edited (name text)"]), name: "edited" })

  const folder = await migrationsFolder(["create table edited (name text, more text)"])
  await expect(migrate(db, { folder, name: "edited" })).rejects.toMatchObject({
    code: "migration_failed",
    message: expect.stringContaining("migration 0 of edited"),
  })
})

test("a database that a newer package has been at is refused", async ({ db }) => {
  const statements = ["create table older (name text)", "insert into older values ('new')"]
  await migrate(db, { folder: await migrationsFolder(statements), name: "older" })

  const folder = await migrationsFolder(statements.slice(0, 1))
  await expect(migrate(db, { folder, name: "older" })).rejects.toMatchObject({
    code: "migration_failed",
    message: expect.stringContaining("newer than this older"),
  })
})

test("a migration that fails names itself and leaves nothing behind", async ({ db }) => {
  const folder = await migrationsFolder(["create table broken (name text)", "insert into nowhere values ('')"])

  await expect(migrate(db, { folder, name: "broken" })).rejects.toMatchObject({
    code: "migration_failed",
    message: "migration 1 of broken failed",
  })
  await expect(names(db, "broken")).rejects.toThrow()
  expect(await names(db, "(select package as name from fdm_migrations.applied) _")).not.toContain("broken")
})

test("FDM's own migrations make the tables that the code knows, and a second run makes nothing", async ({ db }) => {
  const meta = join(coreMigrations.folder, "meta")
  const last =
    (await readdir(meta))
      .filter((file) => file.endsWith("_snapshot.json"))
      .sort()
      .at(-1) ?? ""
  const current = generateDrizzleJson({ ...schemaAuthn, ...schemaFarms }, undefined, ["fdm", "fdm-authn"])

  expect(await generateMigration(JSON.parse(await readFile(join(meta, last), "utf8")), current)).toEqual([])
  expect(await migrateCore(db)).toBe(0)
})
