import { asc, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent, requireAtDesk } from "../access/index.js"
import { tags } from "../db/schema-helpdesk.js"
import {
  type Db,
  guarded,
  HelpdeskError,
  idSchema,
  isFdmError,
  isReadable,
  newId,
  notFound,
  oneLine,
  parse,
  type TagId,
} from "../kernel/index.js"
import { deleteTagEverywhere } from "../ticket/index.js"

/** A word that agents sort tickets by. Every agent puts tags on tickets; team leads and up make and change them. */
export type Tag = { id: TagId; name: string; color: string; createdAt: Date }

const shown = { id: tags.id, name: tags.name, color: tags.color, createdAt: tags.createdAt }

const tagName = z
  .string()
  .transform((name) => oneLine(name).normalize("NFC"))
  .pipe(z.string().min(1).max(50).refine(isReadable, { error: "nothing to read in it" }))
const tagColor = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .toLowerCase()

export const createTagInput = z.object({ name: tagName, color: tagColor.default("#6b7280") })
export const updateTagInput = z.object({
  tagId: idSchema("tag"),
  name: tagName.optional(),
  color: tagColor.optional(),
})
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
  const [tag] = await guarded(() => db.insert(tags).values(values).onConflictDoNothing().returning(shown))
  if (!tag) throw nameTaken()
  return tag
}

/**
 * Changes name or colour of a tag, on all tickets that carry it.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below team lead | `not_found` | `invalid_input` | `too_large` |
 *   `conflict` when the name is taken
 */
export async function updateTag(db: Db, actor: Actor, input: z.input<typeof updateTagInput>): Promise<Tag> {
  requireAtDesk(actor, "tag.manage")
  const { tagId, name, color } = parse(updateTagInput, input)
  // What isn't given is set to what it is: an update of nothing at all is no statement.
  const set = { name: name ?? sql`${tags.name}`, color: color ?? sql`${tags.color}` }
  // A transaction of its own, so that a refused name does not end that of the host.
  const steps = (tx: Db) => tx.update(tags).set(set).where(eq(tags.id, tagId)).returning(shown)
  const [tag] = await guarded(() => db.transaction(steps)).catch(refusedName)
  if (!tag) throw notFound("tag")
  return tag
}

/**
 * Deletes a tag and takes it off every ticket that carries it. Timelines keep its name, and the audit its id.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below team lead | `not_found` | `conflict` (rare: try again)
 */
export async function deleteTag(db: Db, actor: Actor, input: z.input<typeof deleteTagInput>): Promise<void> {
  requireAtDesk(actor, "tag.manage")
  const { tagId } = parse(deleteTagInput, input)
  const isDeleted = await guarded(() => db.transaction((tx) => deleteTagEverywhere(tx, tagId)))
  if (!isDeleted) throw notFound("tag")
}

/**
 * All tags of the desk, by name.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function listTags(db: Db, actor: Actor): Promise<Tag[]> {
  requireAgent(actor)
  return db
    .select(shown)
    .from(tags)
    .orderBy(asc(sql`lower(${tags.name})`), asc(tags.id))
}

function nameTaken(): HelpdeskError {
  return new HelpdeskError("conflict", "a tag has this name already", { fields: ["name"] })
}

/** The database decides which name is taken (SQLSTATE 23505), so that two managers at once can't both be right. */
function refusedName(error: unknown): never {
  throw isFdmError(error) && error.details.sqlState === "23505" ? nameTaken() : error
}
