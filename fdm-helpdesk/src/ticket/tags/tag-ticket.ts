import { and, arrayContains, asc, eq, inArray, type SQLWrapper, sql } from "drizzle-orm"
import { z } from "zod"
import type { Actor } from "../../access/index.js"
import { tags, tickets, ticketTagsMap } from "../../db/schema-helpdesk.js"
import { type Db, HelpdeskError, idSchema, parse, type TagId } from "../../kernel/index.js"
import { announceDesk } from "../../work/announce.js"
import type { Change } from "../commit/change.js"
import { changeTicket, targetInput } from "../commit/change-ticket.js"
import { setOnAll } from "../commit/write.js"
import type { LockedTicket, Ticket } from "../ticket.js"

/**
 * Tags stand twice: in `tickets.tag_ids`, which lists filter by and show, and in `ticket_tags_map`, which points at both
 * ends and knows since when. The two functions of this file are all that writes either, both in one transaction.
 * Locks are taken in one order, the ticket before its tags, so taggers never wait for one another in a circle.
 */
const tagIds = z.array(idSchema("tag")).max(50).default([])

/** Most tags of one ticket. A row of a list shows all of its own. */
const maxTags = 50

/** What `tagTicket` takes: tags to put on and others to take off. */
export const tagTicketInput = z
  .object({ ...targetInput, add: tagIds, remove: tagIds })
  .refine(({ add, remove }) => !add.some((id) => remove.includes(id)), { path: ["remove"] })

/**
 * Puts tags on a ticket and takes others off. Adding what it has and removing what it hasn't changes nothing, so doing
 * it twice is doing it once.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `conflict` | `invalid_input` for a tag to add that does not exist (any
 *   more), one that is both added and removed, or more than 50 on the ticket
 */
export async function tagTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof tagTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  const { add, remove, ...target } = parse(tagTicketInput, input)
  return changeTicket(db, actor, target, "ticket.tag", now, async (tx, ticket, _desk, at) => {
    const added = [...new Set(add)].filter((id) => !ticket.tagIds.includes(id))
    const removed = ticket.tagIds.filter((id) => remove.includes(id))
    if (added.length === 0 && removed.length === 0) return { events: [] }
    return retagged(tx, ticket, { added, removed }, at)
  })
}

type Difference = { added: TagId[]; removed: TagId[] }

async function retagged(tx: Db, ticket: LockedTicket, { added, removed }: Difference, at: Date): Promise<Change> {
  const after = [...ticket.tagIds.filter((id) => !removed.includes(id)), ...added]
  if (after.length > maxTags)
    throw new HelpdeskError("invalid_input", `more than ${maxTags} tags on a ticket`, { fields: ["add"] })
  const addedNames = await lockTags(tx, added)
  const removedNames = await namesOf(tx, removed)
  return {
    set: { tagIds: after },
    events: [{ type: "ticket.tags_changed", data: { added, removed, addedNames, removedNames } }],
    rowsBeside: mapWrites(tx, ticket, { added, removed }, at),
  }
}

/** Holds on to the tags until the commit, so that none is deleted in between; gives their names. */
async function lockTags(tx: Db, ids: TagId[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await selectNames(tx, ids).for("key share")
  if (found.length < ids.length) throw new HelpdeskError("invalid_input", "no such tag", { fields: ["add"] })
  return found.map(({ name }) => name)
}

/** Without a lock: whoever deletes a tag holds it and waits for this ticket. */
async function namesOf(tx: Db, ids: TagId[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await selectNames(tx, ids)
  return found.map(({ name }) => name)
}

function selectNames(tx: Db, ids: TagId[]) {
  return tx
    .select({ name: tags.name })
    .from(tags)
    .where(inArray(tags.id, ids))
    .orderBy(asc(sql`lower(${tags.name})`))
}

function mapWrites(tx: Db, { id: ticketId }: LockedTicket, { added, removed }: Difference, at: Date): SQLWrapper[] {
  const { ticketId: ofTicket, tagId } = ticketTagsMap
  const rows = added.map((id) => ({ ticketId, tagId: id, createdAt: at }))
  return [
    ...(rows.length > 0 ? [tx.insert(ticketTagsMap).values(rows)] : []),
    ...(removed.length > 0
      ? [tx.delete(ticketTagsMap).where(and(eq(ofTicket, ticketId), inArray(tagId, removed)))]
      : []),
  ]
}

/**
 * Deletes a tag and takes it off every ticket, found by the map. The tag is held first: taggers that hold it are waited
 * for, later ones find none, so the tickets are read when no other can get it, and locked in the order of their ids. It
 * goes last, because rows of the map go with it, and whoever changes a ticket writes those under the ticket's lock.
 * Versions stay, because nobody who is working on one of these tickets has missed a thing.
 *
 * @returns how many tickets carried it; undefined when there is no such tag
 */
export async function deleteTagEverywhere(tx: Db, id: TagId): Promise<number | undefined> {
  const held = await tx.select({ id: tags.id }).from(tags).where(eq(tags.id, id)).for("update")
  if (held.length === 0) return undefined
  const carriers = tx.select({ id: ticketTagsMap.ticketId }).from(ticketTagsMap).where(eq(ticketTagsMap.tagId, id))
  const without = { tagIds: sql`array_remove(${tickets.tagIds}, ${id})` }
  const carried = await setOnAll(tx, inArray(tickets.id, carriers), without, arrayContains(tickets.tagIds, [id]))
  await tx
    .delete(tags)
    .where(eq(tags.id, id))
    .returning({ announced: announceDesk({ isPublic: false }) })
  return carried
}
