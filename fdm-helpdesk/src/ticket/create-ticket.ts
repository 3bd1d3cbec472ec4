import { and, eq } from "drizzle-orm"
import { customAlphabet } from "nanoid"
import { z } from "zod"
import {
  type Actor,
  addressUser,
  type DeskActor,
  type Limit,
  limitsOf,
  type RequesterActor,
  requireAtDesk,
  requirePerson,
  requirePersonOrService,
} from "../access/index.js"
import { type Channel, channels, messages, priorities, tickets, ticketViews } from "../db/schema-helpdesk.js"
import {
  type ContactId,
  correspondentSchema,
  type Db,
  guarded,
  HelpdeskError,
  hostId,
  insertInto,
  lineSchema,
  messageBody,
  newId,
  oneLine,
  parse,
  shorten,
  type TicketId,
} from "../kernel/index.js"
import { saveCorrespondent } from "../people/index.js"
import { type Desk, loadDesk, loadDeskFor } from "../workflow/load-desk.js"
import { findStatus } from "../workflow/workflow.js"
import { channelOf } from "./channel-of.js"
import type { Change } from "./commit/change.js"
import { insertTicket } from "./commit/write.js"
import { assertNobodyErased, msSince } from "./erase/erased-meanwhile.js"
import { fallbackSubject } from "./fallback-subject.js"
import { formKeyOf, formKeySchema } from "./form-key.js"
import { mailItem, triageItem } from "./mails/mail-work.js"
import { lastMessage } from "./message/message.js"
import { type LockedTicket, shownTicket, type Ticket } from "./ticket.js"

/** Letters and digits that nobody mistakes for one another, read aloud over a telephone or typed from a letter. */
const newRef = customAlphabet("23456789ABCDEFGHJKMNPQRSTVWXYZ", 6)

export const subjectSchema = lineSchema(200)

/** What `createTicket` takes; the text is all that has to be there. */
export const createTicketInput = z.object({
  body: messageBody,
  /** The farm that it is about, as the host knows it. The host has checked that the requester belongs to it. */
  farm: z.object({ id: hostId(100), name: z.string().max(300).transform(oneLine) }).optional(),
  /** How it was asked. By itself `web`, `phone` for what an agent writes down, and `api` for a service. Mail is for services to say. */
  channel: z.enum(channels).optional(),
  /** Made when the form was shown; see `form-key.ts`. */
  formKey: formKeySchema,
  /** When a host asks for them; otherwise triage makes them. */
  subject: subjectSchema.optional(),
  priority: z.enum(priorities).optional(),
  /** Who asks, when an agent writes the question down for them: somebody on the telephone, with or without an account. */
  requester: correspondentSchema.optional(),
})

type Input = z.output<typeof createTicketInput>
type Asked = Input & { channel: Channel }
type Asker = RequesterActor | DeskActor
type NewTicket = ReturnType<typeof newTicket>

/**
 * Opens a ticket for the actor with a first message, and sends for its triage and the confirmation by mail. Subject and
 * priority are there at once (first sentence, `normal`); triage improves them later. A form posted twice gives one ticket.
 *
 * An agent may open one for somebody else by their address, and a service always does. The question is theirs then, as it was written down, and the
 * confirmation goes to them; timeline and audit say who did it. Somebody without an account finds it once they sign in.
 *
 * @returns the ticket, its `ref` being what people quote (`TK-XXXXXX`)
 * @throws HelpdeskError `unauthenticated` | `forbidden` (system actors; `requester` from whom may not, or a service without it; a `channel` that isn't theirs to say) |
 *   `invalid_input` | `too_large` | `rate_limited` with `details.retryAt` for a requester who asked too often | `conflict` for a
 *   `requester` whom the desk doesn't know, while anybody is being erased: it may be them
 */
export async function createTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof createTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  const askedAt = performance.now()
  requirePersonOrService(actor)
  const asked = assertMayAsk(actor, parse(createTicketInput, input))
  const steps = async (tx: Db) => {
    const { requesterId, desk, limits } = await openFor(tx, actor, { ...asked, askedMsAgo: msSince(askedAt) }, now)
    const row = newTicket(requesterId, asked, desk, now)
    const message = newMessage(requesterId, row.id, asked, now)
    return shownTicket(
      actor,
      await insertNew(tx, actor, row, (ref) => opened(actor, { ...row, ref }, message, asked), limits),
    )
  }
  return guarded(() => db.transaction(steps))
}

/** People ask for themselves; whoever may, for somebody else; and a service is nobody who could have a question. */
function assertMayAsk(actor: Asker, input: Input): Asked {
  if (actor.type === "service" || input.requester) requireAtDesk(actor, "ticket.create_for")
  if (actor.type === "service" && !input.requester)
    throw new HelpdeskError("forbidden", "a service says who asks", { fields: ["requester"] })
  return { ...input, channel: channelOf(actor, input.channel, input.requester ? "phone" : "web") }
}

/** Whose question it is, who can't be erased while it is written, and the desk that it is asked to. */
async function openFor(
  tx: Db,
  actor: Asker,
  { requester, askedMsAgo }: Asked & { askedMsAgo: number },
  now: Date,
): Promise<{ requesterId: ContactId; desk: Desk; limits: Limit[] }> {
  if (requester) {
    const desk = await loadDesk(tx)
    const assertNew = () => assertNobodyErased(tx, askedMsAgo)
    const requesterId = await saveCorrespondent(tx, requester, desk.settings.defaultLocale, now, assertNew)
    return { requesterId, desk, limits: [] }
  }
  requirePerson(actor)
  const { type, contactId, network } = actor
  const { desk, held } = await loadDeskFor(tx, contactId)
  const users = { account: contactId, address: addressUser(held), network }
  const limits = type === "requester" ? limitsOf("tickets", desk.settings.limits.tickets, users) : []
  return { requesterId: contactId, desk, limits }
}

function newTicket(requesterId: ContactId, input: Asked, { workflow }: Desk, now: Date) {
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
    channel: input.channel,
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

/** Under a reference that nobody has; the database decides whether the form was here before. */
async function insertNew(
  tx: Db,
  actor: Actor,
  row: NewTicket,
  changeAs: (ref: string) => Change,
  limits: readonly Limit[],
): Promise<LockedTicket> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const ref = `TK-${newRef()}`
    const ticket =
      (await insertTicket(tx, actor, { ...row, ref }, changeAs(ref), limits)) ?? (await ticketOfForm(tx, row))
    if (ticket) return ticket
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

function newMessage(requesterId: ContactId, ticketId: TicketId, input: Asked, now: Date) {
  const id = newId("message", now)
  const author = { authorType: "requester" as const, authorId: requesterId }
  return {
    id,
    ticketId,
    ...author,
    visibility: "public" as const,
    body: input.body,
    channel: input.channel,
    createdAt: now,
  }
}

/** What is told of a new ticket, and what goes with it: its first message, and that whoever wrote it down has seen it. */
function opened(
  actor: Asker,
  ticket: NewTicket & { ref: string },
  message: ReturnType<typeof newMessage>,
  { requester }: Input,
): Change {
  const { id: ticketId, status, priority, subject, createdAt } = ticket
  const { ref, requesterId, statusCategory: category, subjectSource, prioritySource } = ticket
  const { id: messageId, visibility, body, channel } = message
  const data = { status, priority, channel: ticket.channel, ...(requester ? { onBehalf: true } : {}) }
  const kept = { ref, requesterId, category, subjectSource, prioritySource }
  return {
    events: [
      { type: "ticket.created", data, content: subject, kept },
      { type: "message.added", data: { messageId, visibility }, content: body, kept: { channel } },
    ],
    rowsBeside: [
      insertInto(messages, [message]),
      ...("contactId" in actor
        ? [insertInto(ticketViews, [{ ticketId, viewerId: actor.contactId, lastViewedAt: createdAt }])]
        : []),
    ],
    work: [mailItem({ template: "ticket-confirmation", messageId }), triageItem(messageId)],
  }
}
