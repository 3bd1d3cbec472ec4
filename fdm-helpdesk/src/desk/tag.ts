import { asc, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type DeskActor, requireAtDesk } from "../access/index.js"
import { recordDesk, saysOfTag } from "../audit/index.js"
import { tags, ticketTagsMap } from "../db/schema-helpdesk.js"
import { type Db, guarded, idSchema, nameSchema, newId, notFound, parse, type TagId } from "../kernel/index.js"
import { deleteTagEverywhere } from "../ticket/index.js"
import { announceDesk } from "../work/announce.js"
import { nameTaken, refusingName } from "./name-taken.js"

/** A word that agents sort tickets by. Every agent puts tags on tickets; team leads and up make and change them. */
export type Tag = { id: TagId; name: string; color: string; createdAt: Date }

const shown = { id: tags.id, name: tags.name, color: tags.color, createdAt: tags.createdAt }

const tagName = nameSchema(50)
const tagColor = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .toLowerCase()

/** What `createTag` takes: a name of 1 to 50 characters on one line, and a colour as `#rrggbb`. */
export const createTagInput = z.object({ name: tagName, color: tagColor.default("#6b7280") })
/** What `updateTag` takes: the tag, and what becomes another. */
export const updateTagInput = z.object({
  tagId: idSchema("tag"),
  name: tagName.optional(),
  color: tagColor.optional(),
})
/** What `deleteTag` takes. */
export const deleteTagInput = z.object({ tagId: idSchema("tag") })

/**
 * Makes a tag; `color` is `#rrggbb`, grey unless given. Of two names that differ by case only, the database takes one.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below team lead | `invalid_input` | `too_large` (name, over 50
 *   characters) | `conflict` when the name is taken
 */
export async function createTag(
  db: Db,
  actor: Actor,
  input: z.input<typeof createTagInput>,
  now: Date = new Date(),
): Promise<Tag> {
  requireAtDesk(actor, "tag.manage")
  const values = { id: newId("tag", now), ...parse(createTagInput, input), createdAt: now }
  const steps = async (tx: Db) => {
    const [tag] = await tx.insert(tags).values(values).onConflictDoNothing().returning(shown)
    if (!tag) throw nameTaken("tag")
    await recordDesk(tx, actor, { type: "tag.created", changes: { tagId: tag.id }, content: saysOfTag(tag) }, now)
    return tag
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Changes name or colour of a tag, on all tickets that carry it.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below team lead | `not_found` | `invalid_input` | `too_large` |
 *   `conflict` when the name is taken
 */
export async function updateTag(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateTagInput>,
  now: Date = new Date(),
): Promise<Tag> {
  requireAtDesk(actor, "tag.manage")
  const { tagId, ...given } = parse(updateTagInput, input)
  const steps = (tx: Db) => changeTag(tx, actor, tagId, given, now)
  return guarded(() => db.transaction(steps)).catch(refusingName("tag"))
}

async function changeTag(
  tx: Db,
  actor: DeskActor,
  tagId: TagId,
  given: { name?: string; color?: string },
  now: Date,
): Promise<Tag> {
  const [before] = await tx.select(shown).from(tags).where(eq(tags.id, tagId)).for("no key update")
  if (!before) throw notFound("tag")
  const fields = (["name", "color"] as const).filter((field) => (given[field] ?? before[field]) !== before[field])
  if (fields.length === 0) return before
  const after = { ...before, ...Object.fromEntries(fields.map((field) => [field, given[field]])) }
  await tx
    .update(tags)
    .set({ name: after.name, color: after.color })
    .where(eq(tags.id, tagId))
    .returning({ announced: announceDesk({ isPublic: false }) })
  await recordDesk(tx, actor, { type: "tag.changed", changes: { tagId, fields }, content: saysOfTag(after) }, now)
  return after
}

/**
 * Deletes a tag and takes it off every ticket that carries it. Timelines keep its name, and the audit its id.
 *
 * @returns how many tickets it was taken off
 * @throws HelpdeskError `unauthenticated` | `forbidden` below team lead | `not_found` | `conflict` (rare: try again)
 */
export async function deleteTag(
  db: Db,
  actor: Actor,
  input: z.input<typeof deleteTagInput>,
  now: Date = new Date(),
): Promise<{ tickets: number }> {
  requireAtDesk(actor, "tag.manage")
  const { tagId } = parse(deleteTagInput, input)
  const steps = async (tx: Db) => {
    const carried = await deleteTagEverywhere(tx, tagId)
    if (carried === undefined) throw notFound("tag")
    await recordDesk(tx, actor, { type: "tag.deleted", changes: { tagId, tickets: carried } }, now)
    return { tickets: carried }
  }
  return guarded(() => db.transaction(steps))
}

/**
 * On how many tickets each tag is, done ones included. A tag on none is not among them. One statement over the map of
 * tags, so for the page that sets them up and not for one that is looked at all day.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function countTagUse(db: Db, actor: Actor): Promise<Partial<Record<TagId, number>>> {
  requireAtDesk(actor, "desk.read")
  const { tagId } = ticketTagsMap
  const rows = await db
    .select({ tagId, tickets: sql`count(*)`.mapWith(Number) })
    .from(ticketTagsMap)
    .groupBy(tagId)
  return Object.fromEntries(rows.map((row) => [row.tagId, row.tickets]))
}

/**
 * All tags of the desk, by name.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function listTags(db: Db, actor: Actor): Promise<Tag[]> {
  requireAtDesk(actor, "desk.read")
  return db
    .select(shown)
    .from(tags)
    .orderBy(asc(sql`lower(${tags.name})`), asc(tags.id))
}
