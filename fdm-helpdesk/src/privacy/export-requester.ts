import { and, asc, eq, getTableColumns, inArray, isNull, or, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { z } from "zod"
import { type Actor, recognised, requirePerson } from "../access/index.js"
import { contacts, messageEdits, messages, ticketActivity, tickets, ticketViews, work } from "../db/schema-helpdesk.js"
import {
  type ContactId,
  type Db,
  guarded,
  HelpdeskError,
  idSchema,
  type MessageEditId,
  type MessageId,
  notFound,
  parse,
} from "../kernel/index.js"
import { ticketsOf } from "../people/index.js"
import { ownColumns, pick } from "../ticket/fields/columns.js"
import { mailWork } from "../ticket/mails/mail-work.js"
import { type AsJson, asJson } from "./as-json.js"
import { assertMayManagePerson, findAgent, findPerson, type KnownPerson } from "./person.js"

/** What `exportRequester` takes: nobody in particular for the actor themselves. */
export const exportRequesterInput = z.object({ contactId: idSchema("contact").optional() })

/** Everything that is held about a person, as `JSON.stringify` takes it: times are ISO 8601 in UTC. */
export type RequesterExport = AsJson<Awaited<ReturnType<typeof read>>>

/**
 * Everything that the helpdesk holds about a person, for their right of access (GDPR, article 15): who they are to it, their
 * tickets with the conversation as they could read it, what their own messages said before an edit, what they did, when they
 * looked, and which mails left to them. Without `contactId` it is the actor's own.
 *
 * Internal notes are not in it: they are the desk's work and may be about others, so whether one has to be shown is for a
 * person to decide. Nor is what an agent wrote for the desk on the questions of others; that they work there, and as what, is.
 *
 * All of it is held at once. For downloads that people ask for themselves, however much they wrote, use `exportRequesterFile`.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but the host, managers, admins and the person | `not_found` | `invalid_input`
 */
export async function exportRequester(
  db: Db,
  actor: Actor,
  input: z.input<typeof exportRequesterInput> = {},
  now: Date = new Date(),
): Promise<RequesterExport> {
  const steps = async (tx: Db) => asJson(await read(tx, await personAsked(tx, actor, input), now))
  return guarded(() => db.transaction(steps, { isolationLevel: "repeatable read", accessMode: "read only" }))
}

/** Who is asked for, if the actor may have what is held about them. */
export async function personAsked(
  tx: Db,
  actor: Actor,
  input: z.input<typeof exportRequesterInput>,
): Promise<KnownPerson> {
  const known = recognised(actor)
  if (known.type === "nobody") throw new HelpdeskError("unauthenticated", "nobody is signed in")
  const asked = parse(exportRequesterInput, input)
  const contactId = asked.contactId ?? ("contactId" in known ? known.contactId : undefined)
  if (!contactId && known.type === "service") requirePerson(known)
  if (!contactId) throw new HelpdeskError("invalid_input", "who is asked for", { fields: ["contactId"] })
  const person = await findPerson(tx, { contactId })
  assertMayManagePerson(known, person)
  if (!person) throw notFound("person")
  return person
}

async function read(tx: Db, known: KnownPerson, now: Date) {
  const { ids } = known
  return {
    ...(await whoTheyAre(tx, known, now)),
    tickets: await ticketsAsked(tx, ids),
    messages: await messagesOf(tx, ids),
    earlierTexts: await earlierTexts(tx, ids),
    actions: await actionsOf(tx, ids),
    looks: await looksOf(tx, ids),
    mails: await mailsTo(tx, ids),
  }
}

/** What an export begins with. */
export async function whoTheyAre(tx: Db, known: KnownPerson, now: Date) {
  const { id, principalId, name, email, emailVerified, locale, timeZone, createdAt, updatedAt } = known.contact
  const agent = await findAgent(tx, known)
  return {
    exportedAt: now,
    person: { id, accountId: principalId, name, email, emailVerified, locale, timeZone, createdAt, updatedAt },
    ...(agent ? { agent: { role: agent.role, isActive: agent.isActive, since: agent.createdAt } } : {}),
  }
}

export function ticketsAsked(tx: Db, ids: ContactId[]) {
  return tx
    .select({ id: tickets.id, ...pick(getTableColumns(tickets), ownColumns) })
    .from(tickets)
    .where(inArray(tickets.requesterId, ids))
    .orderBy(asc(tickets.id))
}

const isOwnText = (ids: ContactId[]) => and(inArray(messages.authorId, ids), eq(messages.authorType, "requester"))

/** Public messages of their own tickets, and what they wrote with a question elsewhere. */
function isMessageOf(tx: Db, ids: ContactId[]) {
  const { ticketId, deletedAt, visibility } = messages
  const isReadable = and(inArray(tickets.requesterId, ids), eq(visibility, "public"))
  return and(inArray(ticketId, ticketsOf(tx, ids)), isNull(deletedAt), or(isReadable, isOwnText(ids)))
}

/** The ids of the same messages and the size of each text, in the same order, without reading a text. */
export function messageSizes(tx: Db, ids: ContactId[]) {
  const { ticketId, id, body } = messages
  return tx
    .select({ id, bytes: bytesOf(body) })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, ticketId))
    .where(isMessageOf(tx, ids))
    .orderBy(asc(ticketId), asc(id))
}

const bytesOf = (text: AnyPgColumn) => sql<number>`octet_length(${text})`.mapWith(Number)

/** @param part only those of these */
export function messagesOf(tx: Db, ids: ContactId[], part?: MessageId[]) {
  const { ticketId, body, channel, createdAt, editedAt } = messages
  return tx
    .select({
      ticketId,
      isOwn: sql<boolean>`coalesce(${isOwnText(ids)}, false)`.mapWith(Boolean),
      author: contacts.name,
      body,
      channel,
      createdAt,
      editedAt,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .leftJoin(contacts, eq(contacts.id, messages.authorId))
    .where(and(isMessageOf(tx, ids), part && inArray(messages.id, part)))
    .orderBy(asc(ticketId), asc(messages.id))
}

export function earlierTextSizes(tx: Db, ids: ContactId[]) {
  const { ticketId, messageId, id, body } = messageEdits
  return tx
    .select({ id, bytes: bytesOf(body) })
    .from(messageEdits)
    .innerJoin(messages, and(eq(messages.ticketId, ticketId), eq(messages.id, messageId)))
    .where(and(inArray(ticketId, ticketsOf(tx, ids)), isOwnText(ids)))
    .orderBy(asc(ticketId), asc(id))
}

/** @param part only those of these */
export function earlierTexts(tx: Db, ids: ContactId[], part?: MessageEditId[]) {
  const { ticketId, messageId, body, createdAt } = messageEdits
  return tx
    .select({ ticketId, body, replacedAt: createdAt })
    .from(messageEdits)
    .innerJoin(messages, and(eq(messages.ticketId, ticketId), eq(messages.id, messageId)))
    .where(and(inArray(ticketId, ticketsOf(tx, ids)), isOwnText(ids), part && inArray(messageEdits.id, part)))
    .orderBy(asc(ticketId), asc(messageEdits.id))
}

export function actionsOf(tx: Db, ids: ContactId[]) {
  const { ticketId, type, data, createdAt, actorId, actorType } = ticketActivity
  return tx
    .select({ ticketId, type, data, createdAt })
    .from(ticketActivity)
    .where(and(inArray(ticketId, ticketsOf(tx, ids)), inArray(actorId, ids), eq(actorType, "requester")))
    .orderBy(asc(ticketId), asc(ticketActivity.id))
}

export function looksOf(tx: Db, ids: ContactId[]) {
  const { ticketId, lastViewedAt, viewerId } = ticketViews
  return tx.select({ ticketId, lastViewedAt }).from(ticketViews).where(inArray(viewerId, ids)).orderBy(asc(ticketId))
}

/** Texts are not kept in mails; they are made from the messages when they leave. */
export function mailsTo(tx: Db, ids: ContactId[]) {
  const { ticketId, status, createdAt, doneAt, payload } = work
  const template = sql<string>`${payload} ->> 'template'`
  return tx
    .select({ ticketId, template, status, createdAt, doneAt })
    .from(work)
    .innerJoin(tickets, eq(tickets.id, ticketId))
    .where(and(eq(work.kind, mailWork.name), inArray(tickets.requesterId, ids), sql`${template} <> 'note-mention'`))
    .orderBy(asc(work.id))
}
