import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent, requireAtDesk } from "../../access/index.js"
import { type DeskEvent, recordDesk, saysOfSavedReply } from "../../audit/index.js"
import { savedReplies } from "../../db/schema-helpdesk.js"
import {
  type Db,
  guarded,
  HelpdeskError,
  idSchema,
  isReadable,
  lineSchema,
  newId,
  notFound,
  parse,
  type SavedReplyId,
  storable,
} from "../../kernel/index.js"
import { unknownVariables } from "./saved-reply-text.js"

/**
 * An answer to use again. A private one is its owner's: for everybody else, whatever their role, it does not exist. A
 * shared one is everybody's to use and for team leads and up to change.
 */
export type SavedReply = {
  id: SavedReplyId
  title: string
  /** With its variables as written; see `renderSavedReply`. */
  body: string
  category: string | null
  isShared: boolean
  usageCount: number
  createdAt: Date
  updatedAt: Date
}

const { id, title, body, category, usageCount, createdAt, updatedAt } = savedReplies
const isShared = sql<boolean>`(${savedReplies.ownerId} is null)`.mapWith(Boolean)
const shown = { id, title, body, category, isShared, usageCount, createdAt, updatedAt }

const categoryName = lineSchema(60)

/** Fields of a reply; 20,000 characters of text are more than anybody sends as one answer. */
const fields = {
  title: lineSchema(120),
  body: z.string().max(20_000).transform(storable).refine(isReadable, { error: "nothing to read in it" }),
  category: categoryName.nullable(),
  isShared: z.boolean(),
}
const target = { savedReplyId: idSchema("savedReply") }

/**
 * What `createSavedReply` takes: a title up to 120 characters, a body up to 20,000, a category up to 60 or none;
 * private unless `isShared`.
 */
export const createSavedReplyInput = z.object({
  ...fields,
  category: fields.category.default(null),
  isShared: fields.isShared.default(false),
})
/** What `updateSavedReply` takes: the reply, and the fields that become others. */
export const updateSavedReplyInput = z.object({ ...target, ...z.object(fields).partial().shape })
/** What `deleteSavedReply` takes. */
export const deleteSavedReplyInput = z.object(target)
/** What `listSavedReplies` takes: nothing, or the one category that is wanted. */
export const listSavedRepliesInput = z.object({ category: categoryName.optional() })

/** What exists for an agent: their own and the shared ones. */
export function usableBy({ agentId }: AgentActor): SQL | undefined {
  return or(isNull(savedReplies.ownerId), eq(savedReplies.ownerId, agentId))
}

/**
 * Keeps an answer for its author, or for everybody.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for a shared one below team lead | `too_large` | `invalid_input`,
 *   for unknown variables with their names in `details.variables`
 */
export async function createSavedReply(
  db: Db,
  actor: Actor,
  input: z.input<typeof createSavedReplyInput>,
  now: Date = new Date(),
): Promise<SavedReply> {
  requireAgent(actor)
  const { isShared: shared, ...given } = parse(createSavedReplyInput, input)
  if (shared) requireAtDesk(actor, "saved_reply.share")
  assertVariables(given.body)
  const ownerId = shared ? null : actor.agentId
  const row = { id: newId("savedReply", now), ...given, ownerId, createdAt: now, updatedAt: now }
  const steps = async (tx: Db) => {
    const [saved] = await tx.insert(savedReplies).values(row).returning(shown)
    if (!saved) throw new Error("an insert returns its row")
    await recordShared(tx, actor, undefined, saved, now)
    return saved
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Changes an answer, files it under another category, shares it, or takes a shared one back as the actor's own.
 *
 * @throws HelpdeskError `unauthenticated` | `not_found` also for somebody else's private one | `forbidden` for a shared one
 *   below team lead | `too_large` | `invalid_input`, for unknown variables with their names in `details.variables`
 */
export async function updateSavedReply(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateSavedReplyInput>,
  now: Date = new Date(),
): Promise<SavedReply> {
  requireAgent(actor)
  const { savedReplyId, isShared: shared, ...given } = parse(updateSavedReplyInput, input)
  if (given.body !== undefined) assertVariables(given.body)
  const steps = async (tx: Db) => {
    const before = await lockForChange(tx, actor, savedReplyId)
    if (shared) requireAtDesk(actor, "saved_reply.share")
    const owner = shared === undefined || shared === before.isShared ? {} : { ownerId: shared ? null : actor.agentId }
    const set = { ...given, ...owner, updatedAt: now }
    const [saved] = await tx.update(savedReplies).set(set).where(eq(id, savedReplyId)).returning(shown)
    if (!saved) throw new Error("a locked reply can't go away")
    await recordShared(tx, actor, before, saved, now)
    return saved
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Deletes an answer. What was sent with it stays.
 *
 * @throws HelpdeskError `unauthenticated` | `not_found` also for somebody else's private one | `forbidden` for a shared one
 *   below team lead
 */
export async function deleteSavedReply(
  db: Db,
  actor: Actor,
  input: z.input<typeof deleteSavedReplyInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAgent(actor)
  const { savedReplyId } = parse(deleteSavedReplyInput, input)
  const steps = async (tx: Db) => {
    const before = await lockForChange(tx, actor, savedReplyId)
    await tx.delete(savedReplies).where(eq(id, savedReplyId))
    if (before.isShared) await recordDesk(tx, actor, { type: "saved_reply.deleted", changes: { savedReplyId } }, now)
  }
  await guarded(() => db.transaction(steps))
}

/**
 * The actor's own answers and the shared ones, by category (those without one last) and title.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input`
 */
export async function listSavedReplies(
  db: Db,
  actor: Actor,
  input: z.input<typeof listSavedRepliesInput> = {},
): Promise<SavedReply[]> {
  requireAgent(actor)
  const { category: wanted } = parse(listSavedRepliesInput, input)
  const inCategory = wanted === undefined ? undefined : sql`lower(${category}) = lower(${wanted})`
  return db
    .select(shown)
    .from(savedReplies)
    .where(and(usableBy(actor), inCategory))
    .orderBy(asc(sql`lower(${category})`), asc(sql`lower(${title})`), asc(id))
}

/** Whoever may see a reply learns that it is not theirs to change; nobody learns of another's private one. */
async function lockForChange(tx: Db, actor: AgentActor, savedReplyId: SavedReplyId): Promise<SavedReply> {
  const [row] = await tx
    .select(shown)
    .from(savedReplies)
    .where(and(eq(id, savedReplyId), usableBy(actor)))
    .for("update")
  if (!row) throw notFound("saved reply")
  if (row.isShared) requireAtDesk(actor, "saved_reply.share")
  return row
}

/** What the audit of the desk has to know of a change; nothing when it was and stays one agent's own. */
async function recordShared(
  tx: Db,
  actor: AgentActor,
  before: SavedReply | undefined,
  after: SavedReply,
  now: Date,
): Promise<void> {
  const event = sharedEvent(before, after)
  if (event) await recordDesk(tx, actor, event, now)
}

function sharedEvent(before: SavedReply | undefined, after: SavedReply): DeskEvent | undefined {
  const { id: savedReplyId } = after
  const content = saysOfSavedReply(after)
  if (!after.isShared) return before?.isShared ? { type: "saved_reply.unshared", changes: { savedReplyId } } : undefined
  if (!before) return { type: "saved_reply.created", changes: { savedReplyId }, content }
  if (!before.isShared) return { type: "saved_reply.shared", changes: { savedReplyId }, content }
  const fields = (["title", "body", "category"] as const).filter((field) => before[field] !== after[field])
  return fields.length > 0 ? { type: "saved_reply.changed", changes: { savedReplyId, fields }, content } : undefined
}

function assertVariables(text: string): void {
  const variables = unknownVariables(text)
  if (variables.length > 0)
    throw new HelpdeskError("invalid_input", "variables that do not exist", { fields: ["body"], variables })
}
