import { openAsBlob } from "node:fs"
import { PGlite } from "@electric-sql/pglite"
import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { test as base, describe, expect, inject } from "vitest"
import { updateSearch } from "../fdm-helpdesk/src/search/document/update-search.js"
import { templateDatabase } from "../testing/postgres-template.js"
import { createPostgresDatabase } from "../testing/test-database.js"
import { cases } from "./cases/index.js"
import type { Seeded } from "./data/size.js"
import { fillPglite, fillPostgres } from "./fill/fill-engine.js"
import { type Figure, figures } from "./measure/figures.js"
import { compare } from "./measure/measure-case.js"
import { type Opened, openOnPglite, openOnPostgres } from "./measure/opened.js"
import { sceneOf } from "./scene.js"

const seeded: Seeded = { seed: "test", size: "test" }
const quietly = { seeded, say: () => undefined, isBeside: false }

async function filledPostgres(): Promise<Opened> {
  const { url, drop } = await createPostgresDatabase(templateDatabase)
  const opened = await openOnPostgres(url, 1)
  await fillPostgres(opened.db, url, quietly)
  return {
    ...opened,
    async close() {
      await opened.close()
      await drop()
    },
  }
}

async function filledPglite(): Promise<Opened> {
  const client = await PGlite.create({ loadDataDir: await openAsBlob(inject("pgliteDump")) })
  const opened = await openOnPglite(client)
  await fillPglite(opened.db, client, quietly)
  return opened
}

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads off the pattern which fixtures this one needs: none
  .extend("opened", { scope: "file" }, async ({}, { onCleanup }) => {
    const opened = inject("engine") === "postgres" ? await filledPostgres() : await filledPglite()
    onCleanup(() => opened.close())
    return opened
  })
  .extend("scene", { scope: "file" }, ({ opened }) => sceneOf(seeded, opened.raw.query))

/** References have stems as well, which nobody looks for; the lexicon of the bench has none for them. */
const stemOfRef = /'(?=\w*\d)\w+':\S+ /g

test("documents are those that the library makes of the same texts", async ({ opened: { db } }) => {
  const documents = async () =>
    rowsOf<{ doc: string }>(
      await db.execute(sql`select doc::text from "fdm-helpdesk".ticket_search where ticket_id in
        (select id from "fdm-helpdesk".tickets order by id limit 100) order by ticket_id`),
    ).map(({ doc }) => doc.replaceAll(stemOfRef, ""))
  const filled = await documents()
  await db.execute(sql`select "fdm-helpdesk".mark_for_search(array(
    select id from "fdm-helpdesk".tickets order by id limit 100))`)
  await updateSearch(db)

  expect(await documents()).toEqual(filled)
})

const reading = cases.filter(({ group }) => group !== "writes")
const writing = cases.filter(({ group }) => group === "writes")

describe("a call finds what the statements by hand find, in as many statements as the figures allow", () => {
  for (const one of reading)
    test(`${one.group}: ${one.name}`, async ({ opened, scene }) => {
      const pair = await one.begin(scene)
      if (!pair) return
      const figure: Figure = figures[one.kind]

      expect((await compare(pair, opened)).differs).toBeUndefined()
      const before = opened.sent()
      await pair.ours(opened.db, 1)
      expect(opened.sent() - before).toBeLessThanOrEqual(figure.statements ?? 10)
    })
})

const written = [
  "messages",
  "ticket_views",
  "ticket_activity",
  "audit_events",
  "audit_unsealed",
  "work",
  "ticket_assignments",
  "tickets",
]

async function countsOf({ raw }: Opened): Promise<number[]> {
  const counts = written.map((table) => `(select count(*) from ${table})`)
  const [row] = await raw.query(`select ${counts.map((count, at) => `${count} as count_${at}`).join(", ")}`)
  return Object.values(row ?? {}).map(Number)
}

describe("a change adds as many rows as the statement by hand", () => {
  for (const one of writing)
    test(`${one.group}: ${one.name}`, async ({ opened, scene }) => {
      const pair = await one.begin(scene)
      const start = await countsOf(opened)
      await pair?.ours(opened.db, 1)
      const between = await countsOf(opened)
      await pair?.ideal(opened.raw, 1)
      const end = await countsOf(opened)

      const added = (from: number[], to: number[]) =>
        Object.fromEntries(written.map((table, at) => [table, (to[at] ?? 0) - (from[at] ?? 0)]))
      expect(added(start, between)).toEqual(added(between, end))
    })
})
