import { isDeepStrictEqual } from "node:util"
import { eq, sql } from "drizzle-orm"
import type { z } from "zod"
import { type Actor, requireAtDesk } from "../access/index.js"
import { recordDesk, saysOfStored } from "../audit/index.js"
import { settings } from "../db/schema-helpdesk.js"
import { type Db, deskKey, guarded, HelpdeskError, parse, type Settings, settingsSchema } from "../kernel/index.js"
import { loadDesk } from "../workflow/index.js"

/** Where the database announces that settings changed, when the transaction that did it commits: for hosts that keep some. */
export const deskChannel = "fdm_helpdesk_desk"

/** The desk's settings; every field that nobody set has its default. */
export async function getSettings(db: Db): Promise<Settings> {
  return (await loadDesk(db)).settings
}

/**
 * What `saveSettings` changes; which workflow the desk has, is `saveWorkflow`'s to change, because tickets stand in it. Of
 * `limits` only those that differ from ours have to be given: `{ limits: { tickets: { account: { most: 5, minutes: 60 } } } }`.
 */
export type SettingsPatch = Omit<z.input<typeof settingsSchema>, "workflowId">

/**
 * Changes some of the desk's settings and leaves the others, also those that somebody else changes at the same moment.
 * Only what somebody chose is stored, so a default that a later version improves reaches the desks that left it alone.
 *
 * @throws HelpdeskError `forbidden` for everybody but managers and admins | `invalid_input`, also for the workflow, which `saveWorkflow` changes
 */
export async function saveSettings(
  db: Db,
  actor: Actor,
  patch: SettingsPatch,
  now: Date = new Date(),
): Promise<Settings> {
  requireAtDesk(actor, "settings.change")
  if (Object.hasOwn(patch ?? {}, "workflowId"))
    throw new HelpdeskError("invalid_input", "the workflow is saved by saveWorkflow", { fields: ["workflowId"] })
  const given = chosen(patch)
  const steps = async (tx: Db) => {
    const before = await lockSettings(tx, now)
    const fields = Object.keys(given).filter(
      (field) => !isDeepStrictEqual(before[field], given[field as keyof SettingsPatch]),
    )
    if (fields.length > 0) {
      const data = { ...before, ...given }
      await tx.update(settings).set({ data, updatedAt: now }).where(eq(settings.desk, deskKey))
      const event = { type: "settings.changed", changes: { fields }, content: saysOfStored(data) } as const
      await recordDesk(tx, actor, event, now)
      await tx.execute(sql`select pg_notify(${deskChannel}, '')`)
    }
    return getSettings(tx)
  }
  return guarded(() => db.transaction(steps))
}

/** What is stored, under a lock that holds also when nothing was stored yet: of two changes at once each sees the other's. */
export async function lockSettings(tx: Db, now: Date): Promise<Record<string, unknown>> {
  const [row] = await tx
    .insert(settings)
    .values({ desk: deskKey, data: {}, updatedAt: now })
    .onConflictDoUpdate({ target: settings.desk, set: { desk: deskKey } })
    .returning({ data: settings.data })
  return row?.data ?? {}
}

/** The fields of a patch as the schema reads them, without the defaults that it adds: for other fields, and for limits that weren't given. */
function chosen(patch: SettingsPatch): SettingsPatch {
  const read = parse(settingsSchema, patch)
  // Read strictly by the schema, so there is nothing in it but limits; as JSON it is without what is `undefined`.
  const limits = patch.limits && JSON.parse(JSON.stringify(patch.limits))
  const fields = Object.entries({ ...read, limits })
  return Object.fromEntries(fields.filter(([field]) => patch[field as keyof SettingsPatch] !== undefined))
}
