import { sql } from "drizzle-orm"
import { createFdm, type Db, rowsOf } from "fdm-core/db"
import { migrateHelpdesk } from "fdm-helpdesk"
import postgres from "postgres"
import type { Seeded } from "../data/size.js"
import type { Say } from "../say.js"
import { fill } from "./fill.js"
import { postgresLoader } from "./loader.js"

/** Goes up when the same seed gives other rows. */
const edition = 1

/**
 * Makes sure that the database at `url` holds what the seed says, in the tables of today. One that was filled before is
 * brought up to date and kept; one with anything else in it is not touched.
 */
export async function ensureFilled(url: string, seeded: Seeded, say: Say): Promise<void> {
  const wanted = `${edition} ${seeded.seed} ${seeded.size}`
  const fdm = await createFdm({ url })
  try {
    if ((await noteOf(fdm.db)) === unfinished) await clear(fdm.db)
    await migrateHelpdesk(fdm.db)
    const found = await noteOf(fdm.db)
    if (found === wanted) return say(`${seeded.size}: filled before`)
    if (found !== undefined || (await hasTickets(fdm.db)))
      throw new Error("this database holds something else: give the bench an empty one")
    say(`${seeded.size}: filling`)
    await note(fdm.db, unfinished)
    const client = postgres(url, { max: 20, onnotice: () => undefined, connection: fillSettings })
    try {
      await fill(fdm.db, postgresLoader(client), { seeded, say, isBeside: true })
    } finally {
      await client.end()
    }
    await note(fdm.db, wanted)
  } finally {
    await fdm.close()
  }
}

const prefix = "bench "
const fillSettings = {
  session_replication_role: "replica",
  maintenance_work_mem: "1GB",
  max_parallel_maintenance_workers: "2",
}

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

async function hasTickets(db: Db): Promise<boolean> {
  const [row] = rowsOf<{ any: boolean }>(
    await db.execute(sql`select exists (select from "fdm-helpdesk".contacts) as any`),
  )
  return row?.any === true
}
