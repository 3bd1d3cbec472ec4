import { type Actor, requireAgent } from "../access/index.js"
import { settings } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError, parse, type Settings, settingsSchema } from "../kernel/index.js"
import { deskKey, loadDesk } from "../ticket/index.js"

/** The desk's settings; every field that nobody set has its default. */
export async function getSettings(db: Db): Promise<Settings> {
  return (await loadDesk(db)).settings
}

/**
 * Changes some of the desk's settings and leaves the others.
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
  return db.transaction(async (tx) => {
    const data = parse(settingsSchema, { ...(await getSettings(tx)), ...patch })
    const values = { data, updatedAt: now }
    await tx
      .insert(settings)
      .values({ desk: deskKey, ...values })
      .onConflictDoUpdate({ target: settings.desk, set: values })
    return (await loadDesk(tx)).settings
  })
}
