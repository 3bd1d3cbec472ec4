import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import { createFdm, type Db, rowsOf } from "fdm-core/db"
import { migrateHelpdesk } from "fdm-helpdesk"
import type { Seeded } from "../data/size.js"
import type { Say } from "../say.js"
import { fillPostgres } from "./fill-engine.js"
import { batchesHere } from "./make-batches.js"

export type Filling = {
  seeded: Seeded
  say: Say
  /** The database is ours alone, so that what an older bench left in it may be taken out. */
  isOwn: boolean
}

/**
 * Makes sure that the database at `url` holds what the seed says, in the tables of today. One that was filled before is
 * brought up to date and kept; one with anything else in it is not touched.
 */
export async function ensureFilled(url: string, filling: Filling): Promise<void> {
  const fdm = await createFdm({ url })
  try {
    await ensure(fdm.db, url, filling)
  } finally {
    await fdm.close()
  }
}

async function ensure(db: Db, url: string, { seeded, say, isOwn }: Filling): Promise<void> {
  const { seed, size } = seeded
  const wanted = `${seed} ${size} ${editionOf(seed)}`
  const before = await noteOf(db)
  const isOurs = before?.startsWith(`${seed} ${size} `)
  if (before === unfinished && !isOwn)
    throw new Error("this database is being filled, or was left half filled: give the bench an empty one")
  if (before === unfinished || (isOurs && isOwn && before !== wanted)) await clear(db)
  else if (isOurs) return keep(db, seeded, say, before === wanted)
  else if (await hasHelpdesk(db)) throw new Error("this database holds something else: give the bench an empty one")
  await migrateHelpdesk(db)
  say(`${size}: filling`)
  await note(db, unfinished)
  await fillPostgres(db, url, { seeded, say, isBeside: true })
  await note(db, wanted)
}

async function keep(db: Db, { size }: Seeded, say: Say, isCurrent: boolean): Promise<void> {
  await migrateHelpdesk(db)
  say(`${size}: filled before${isCurrent ? "" : ", with what are not quite the rows of today"}`)
}

/** Of what the seed gives: other words, tables or ways of writing documents make another. */
function editionOf(seed: string): string {
  const seeded: Seeded = { seed, size: "test" }
  const hash = createHash("sha256")
  for (const lines of batchesHere({ seeded, lexicon: new Map() }))
    for (const [table, bytes] of Object.entries(lines)) hash.update(table).update(bytes)
  return hash.digest("hex").slice(0, 12)
}

const prefix = "bench "

/** What stands on the schema that is being filled: a run that was stopped left half of it. */
const unfinished = "unfinished"

function note(db: Db, text: string): Promise<unknown> {
  return db.execute(sql`comment on schema "fdm-helpdesk" is ${sql.raw(`'${prefix}${text}'`)}`)
}

/** What was noted on the schema, if anything. */
async function noteOf(db: Db): Promise<string | undefined> {
  const [row] = rowsOf<{ note: string | null }>(
    await db.execute(sql`select obj_description(to_regnamespace('"fdm-helpdesk"'), 'pg_namespace') as note`),
  )
  return row?.note?.startsWith(prefix) ? row.note.slice(prefix.length) : undefined
}

/** As if there had never been a helpdesk. */
async function clear(db: Db): Promise<void> {
  await db.execute(sql`drop schema "fdm-helpdesk" cascade`)
  await db.execute(sql`delete from fdm_migrations.applied where package = 'fdm-helpdesk'`)
}

async function hasHelpdesk(db: Db): Promise<boolean> {
  const [row] = rowsOf<{ is: boolean }>(
    await db.execute(sql`select to_regnamespace('"fdm-helpdesk"') is not null as is`),
  )
  return row?.is === true
}
