import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { customAlphabet } from "nanoid"
import { z } from "zod"
import { type Actor, type AgentActor, type RequesterActor, requirePerson, saveCorrespondent } from "../access/index.js"
import { type ChainHead, emptyChain, record, type TicketEvent } from "../audit/index.js"
import { messages, priorities, tickets, ticketViews } from "../db/schema-helpdesk.js"
import {
  type ContactId,
  correspondentSchema,
  type Db,
  fieldsOf,
  guarded,
  HelpdeskError,
  hostId,
  insertInto,
  lineSchema,
  messageBody,
  newId,
  oneLine,
  parse,
  send,
  shorten,
  type TicketId,
} from "../kernel/index.js"
import { leaving, type OutboxItem } from "../outbox/enqueue.js"
import { alongside, announcedTo, everyColumn, writtenFields } from "./change-ticket.js"
import { fallbackSubject } from "./fallback-subject.js"
import { formKeyOf, formKeySchema } from "./form-key.js"
import { type Desk, loadDesk, loadDeskFor } from "./load-desk.js"
import { lastMessage } from "./message.js"
import { type LockedTicket, shownTicket, type Ticket } from "./ticket.js"
import { findStatus } from "./workflow.js"

/** Letters and digits that nobody mistakes for one another, read aloud over a telephone or typed from a letter. */
const newRef = customAlphabet("23456789ABCDEFGHJKMNPQRSTVWXYZ", 6)

export const subjectSchema = lineSchema(200)

/** What `createTicket` takes; the text is all that has to be there. */
export const createTicketInput = z.object({
  body: messageBody,
  /** The farm that it is about, as the host knows it. The host has checked that the requester belongs to it. */
  farm: z.object({ id: hostId(100), name: z.string().max(300).transform(oneLine) }).optional(),
  /** How it was asked. By itself `web`, and `phone` for what an agent writes down. */
  channel: z.enum(["web", "phone", "api"]).optional(),
  /** Made when the form was shown; see `form-key.ts`. */
  formKey: formKeySchema,
  /** When a host asks for them; otherwise triage makes them. */
  subject: subjectSchema.optional(),
  priority: z.enum(priorities).optional(),
  /** Who asks, when an agent writes the question down for them: somebody on the telephone, with or without an account. */
  requester: correspondentSchema.optional(),
})

type Input = z.output<typeof createTicketInput>
type NewTicket = ReturnType<typeof newTicket> & ChainHead

/**
 * Opens a ticket for the actor with a first message, and sends for its triage and the confirmation by mail. Subject and
 * priority are there at once (first sentence, `normal`); triage improves them later. A form posted twice gives one ticket.
 *
 * An agent may open one for somebody else by their address. The question is theirs then, as the agent wrote it down, and the
 * confirmation goes to them; timeline and audit say who did it. Somebody without an account finds it once they sign in.
 *
 * @returns the ticket, its `ref` being what people quote (`TK-XXXXXX`)
 * @throws HelpdeskError `unauthenticated` | `forbidden` (system actors; `requester` from anybody but an agent) |
 *   `invalid_input` | `too_large`
 */
export async function createTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof createTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  requirePerson(actor)
  const asked = parse(createTicketInput, input)
  if (asked.requester && actor.type !== "agent")
    throw new HelpdeskError("forbidden", "only agents open tickets for somebody else")
  const steps = async (tx: Db) => {
    const { requesterId, desk } = await openFor(tx, actor, asked, now)
    const row = newTicket(requesterId, asked, desk, now)
    const firstMessage = newMessage(requesterId, row.id, asked, now)
    const events = eventsOf(row, firstMessage, asked)
    const { inserts, head } = record(actor, { id: row.id, ...emptyChain }, events, now)
    const { ticket, isNew } = await insertTicket(tx, { ...row, ...head }, announcedTo(actor, events))
    if (isNew) await insertRest(tx, firstMessage, actor.contactId, inserts)
    return shownTicket(actor, ticket)
  }
  return guarded(() => db.transaction(steps))
}

/** Whose question it is, who can't be erased while it is written, and the desk that it is asked to. */
async function openFor(
  tx: Db,
  { contactId }: RequesterActor | AgentActor,
  { requester }: Input,
  now: Date,
): Promise<{ requesterId: ContactId; desk: Desk }> {
  if (!requester) return { requesterId: contactId, desk: await loadDeskFor(tx, contactId) }
  const desk = await loadDesk(tx)
  return { requesterId: await saveCorrespondent(tx, requester, desk.settings.defaultLocale, now), desk }
}

function newTicket(requesterId: ContactId, input: Input, { workflow }: Desk, now: Date) {
  const status = findStatus(workflow, workflow.initial)
  if (!status) throw new HelpdeskError("invalid_input", "the workflow has no initial status")
  return {
    id: newId("ticket", now),
    subject: input.subject ?? fallbackSubject(input.body),
    subjectSource: input.subject ? ("person" as const) : ("fallback" as const),
    status: status.key,
    statusCategory: status.category,
    priority: input.priority ?? ("normal" as const),
    prioritySource: input.priority ? ("person" as const) : ("fallback" as const),
    channel: channelOf(input),
    requesterId,
    farmId: input.farm?.id ?? null,
    farmName: input.farm ? shorten(input.farm.name, 200) : null,
    messageCount: 1,
    ...lastMessage({ authorType: "requester", body: input.body }, now),
    formKey: formKeyOf(input.formKey, input.body, input.farm?.id ?? ""),
    createdAt: now,
    updatedAt: now,
  }
}

function channelOf({ channel, requester }: Input) {
  return channel ?? (requester ? ("phone" as const) : ("web" as const))
}

/** Inserts under a reference that nobody has; the database decides whether the form was here before. */
async function insertTicket(tx: Db, row: NewTicket, announced: SQL): Promise<{ ticket: LockedTicket; isNew: boolean }> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const insert = insertInto(tickets, [{ ...row, ref: `TK-${newRef()}` }])
    const [inserted] = await send<LockedTicket & { announced: null }>(
      tx,
      sql`${insert} on conflict do nothing returning ${everyColumn}, ${announced}`,
      writtenFields,
    )
    if (inserted) {
      const { announced: _told, ...ticket } = inserted
      return { ticket, isNew: true }
    }
    const earlier = await ticketOfForm(tx, row)
    if (earlier) return { ticket: earlier, isNew: false }
  }
  throw new HelpdeskError("unavailable", "no free ticket reference was found")
}

async function ticketOfForm(tx: Db, { requesterId, formKey }: NewTicket): Promise<LockedTicket | undefined> {
  if (formKey === null) return undefined
  const [ticket] = await tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.requesterId, requesterId), eq(tickets.formKey, formKey)))
  return ticket
}

function newMessage(requesterId: ContactId, ticketId: TicketId, input: Input, now: Date) {
  const id = newId("message", now)
  const author = { authorType: "requester" as const, authorId: requesterId }
  return {
    id,
    ticketId,
    ...author,
    visibility: "public" as const,
    body: input.body,
    channel: channelOf(input),
    createdAt: now,
  }
}

function eventsOf(
  { status, priority, channel }: ReturnType<typeof newTicket>,
  { id: messageId, visibility, body }: ReturnType<typeof newMessage>,
  { requester }: Input,
): TicketEvent[] {
  return [
    { type: "ticket.created", data: { status, priority, channel, ...(requester ? { onBehalf: true } : {}) } },
    { type: "message.added", data: { messageId, visibility }, content: body },
  ]
}

const viewedFields = fieldsOf({ ticketId: ticketViews.ticketId })

/** First message, outbox, timeline, audit, and that whoever wrote it down has seen it: all in one statement. */
async function insertRest(
  tx: Db,
  message: ReturnType<typeof newMessage>,
  viewerId: ContactId,
  inserts: readonly SQLWrapper[],
): Promise<void> {
  const { id: messageId, ticketId, createdAt } = message
  const items: OutboxItem[] = [
    { kind: "mail", payload: { template: "ticket-confirmation", messageId } },
    { kind: "triage", payload: { messageId } },
  ]
  const beside = [insertInto(messages, [message]), ...inserts, leaving(ticketId, items, createdAt)]
  const seen = insertInto(ticketViews, [{ ticketId, viewerId, lastViewedAt: createdAt }])
  await send(tx, sql`${alongside(beside)}${seen} returning ticket_id`, viewedFields)
}
