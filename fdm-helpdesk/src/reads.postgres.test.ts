import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test as base } from "../../testing/database.js"
import type { Db } from "./index.js"
import { calls, leastWhoMay, make } from "./testing/verbs.js"
import { aWorld } from "./testing/world.js"

/**
 * A read that has an index for nothing it asks by walks the whole table, which no test with five tickets notices. Here
 * Postgres is told to walk none if it can help it; where it still does, there is no index that fits.
 */
const test = base.extend("world", { scope: "file" }, ({ db }) => aWorld(db))

/** The tables that grow with every ticket. */
const growing =
  /Seq Scan on (tickets|messages|message_edits|mentions|ticket_activity|ticket_views|ticket_assignments|ticket_tags_map|ticket_search|search_words|audit_events|work|reply_drafts|contacts)\b.*/g

/** These count or export all there is, and say so. */
const wholeTables = new Set(["countTagUse"])

const reads = Object.keys(calls).filter(
  (label) => /^(get|list|count|find|search|read)/.test(label) && !wholeTables.has(label),
)

async function walksOf(db: Db, statement: string): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    const plan = rowsOf<{ "QUERY PLAN": string }>(await tx.execute(sql.raw(`explain (generic_plan) ${statement}`)))
    return plan.flatMap((line) => line["QUERY PLAN"].match(growing) ?? [])
  })
}

test.for(reads)("%s reads along indexes, whatever the size of the tables", async (label, { db, fdm, world }) => {
  const call = calls[label]
  const statements = await fdm.statements(() =>
    make(label, db, leastWhoMay(world)[call?.least ?? "agent"], call?.input?.(world)),
  )
  const asked = statements.filter((statement) => /^\s*(select|with|insert|update)/i.test(statement))
  const walks = await Promise.all(asked.map((statement) => walksOf(db, statement)))
  expect(walks.flat()).toEqual([])
})
