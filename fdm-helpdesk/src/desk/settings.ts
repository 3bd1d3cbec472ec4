import { sql } from "drizzle-orm"
import { type Actor, requireAgent } from "../access/index.js"
import { settings } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, parse, type Settings, settingsSchema } from "../kernel/index.js"
import { deskKey, loadDesk } from "../ticket/index.js"

/** The desk's settings; every field that nobody set has its default. */
export async function getSettings(db: Db): Promise<Settings> {
  return (await loadDesk(db)).settings
}

/**
 * Changes some of the desk's settings and leaves the others, also those that somebody else changes at the same moment.
 * Only what somebody chose is stored, so a default that a later version improves reaches the desks that left it alone.
 *
 * @throws HelpdeskError `forbidden` for everybody but managers and admins | `invalid_input`, also for a workflow that does not exist
 */
export async function saveSettings(
  db: Db,
  actor: Actor,
  patch: Partial<Settings>,
  now: Date = new Date(),
): Promise<Settings> {
  requireAgent(actor)
  if (actor.role !== "manager" && actor.role !== "admin")
    throw new HelpdeskError("forbidden", "managers and admins change settings")
  const data = chosen(patch)
  return db.transaction(async (tx) => {
    await tx
      .insert(settings)
      .values({ desk: deskKey, data, updatedAt: now })
      .onConflictDoUpdate({
        target: settings.desk,
        set: { data: sql`${settings.data} || excluded.data`, updatedAt: now },
      })
    return getSettings(tx)
  })
}

/** The fields of a patch, read by the schema, without the defaults that it adds for the others. */
function chosen(patch: Partial<Settings>): Partial<Settings> {
  const fields = Object.entries(parse(settingsSchema, patch))
  return Object.fromEntries(fields.filter(([field]) => patch[field as keyof Settings] !== undefined))
}
