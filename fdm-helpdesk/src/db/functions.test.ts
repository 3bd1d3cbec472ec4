import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect, test as plain } from "vitest"
import { test } from "../../../testing/database.js"
import type { Db } from "../kernel/index.js"

const folder = fileURLToPath(new URL("./functions", import.meta.url))
const docs = fileURLToPath(new URL("../../../docs/database.md", import.meta.url))

async function writtenDown(): Promise<Map<string, string>> {
  const names = (await readdir(folder)).sort()
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  )
}

/** Every function and trigger of the schema, as the database itself writes it down. */
async function held(db: Db): Promise<{ name: string; definition: string }[]> {
  return rowsOf(
    await db.execute(sql`
      select proname as name, pg_get_functiondef(pg_proc.oid) as definition
        from pg_proc where pronamespace = '"fdm-helpdesk"'::regnamespace
      union all
      select tgname, pg_get_triggerdef(pg_trigger.oid) || ' -- ' || tgenabled::text
        from pg_trigger join pg_class on pg_class.oid = tgrelid
        where relnamespace = '"fdm-helpdesk"'::regnamespace and not tgisinternal
      order by 1`),
  )
}

async function dropAll(db: Db): Promise<void> {
  const functions = rowsOf<{ name: string }>(
    await db.execute(
      sql`select oid::regprocedure as name from pg_proc where pronamespace = '"fdm-helpdesk"'::regnamespace`,
    ),
  )
  for (const { name } of functions) await db.execute(sql.raw(`drop function ${name} cascade`))
}

test("a migrated database holds exactly the functions and triggers that db/functions says", async ({ db }) => {
  const migrated = await held(db)
  const undo = new Error("this was only to see")
  const made = db.transaction(async (tx) => {
    await dropAll(tx)
    expect(await held(tx)).toEqual([])
    for (const text of (await writtenDown()).values())
      for (const statement of text.split("--> statement-breakpoint")) await tx.execute(sql.raw(statement))
    expect(await held(tx)).toEqual(migrated)
    throw undo
  })
  await expect(made).rejects.toBe(undo)
})

plain(
  "each file is one function that says why first, with its triggers, and is listed in docs/database.md",
  async () => {
    const files = [...(await writtenDown())]
    for (const [file, text] of files) {
      const name = file.replace(/\.sql$/, "").replaceAll("-", "_")
      const [own = "", ...triggers] = text.split("--> statement-breakpoint\n")
      expect(own).toMatch(/^-- /)
      expect(own.replace(/^(-- .+\n)+/, "")).toContain(`CREATE FUNCTION "fdm-helpdesk"."${name}"(`)
      for (const trigger of triggers) expect(trigger).toMatch(/^CREATE TRIGGER /)
      for (const [, called] of text.matchAll(/EXECUTE FUNCTION "fdm-helpdesk"\."(\w+)"/g)) expect(called).toBe(name)
    }
    const listed = [...(await readFile(docs, "utf8")).matchAll(/^\| `([\w-]+\.sql)`/gm)].map(([, file]) => file)
    expect(listed.toSorted()).toEqual(files.map(([file]) => file))
  },
)
