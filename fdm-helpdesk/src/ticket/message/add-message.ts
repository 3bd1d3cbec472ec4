import { and, eq, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import { z } from "zod"
import {
  type Actor,
  type AgentActor,
  type RequesterActor,
  requirePersonOrService,
  requireRight,
  type ServiceActor,
} from "../../access/index.js"
import { channels, contacts, isAnswerer, messages, ticketActivity, visibilities } from "../../db/schema-helpdesk.js"
import {
  type Db,
  HelpdeskError,
  idSchema,
  insertInto,
  messageBody,
  newId,
  parse,
  statement,
} from "../../kernel/index.js"
import type { Desk } from "../../workflow/load-desk.js"
import type { Workflow } from "../../workflow/workflow.js"
import { channelOf } from "../channel-of.js"
import { type Change, joined } from "../commit/change.js"
import { changeTicket } from "../commit/change-ticket.js"
import { withoutDraft } from "../draft/draft.js"
import { formKeyOf, formKeySchema } from "../form-key.js"
import { chosenMove, type Move, moveByItself, noMove } from "../move.js"
import { sawTicket } from "../read/mark-viewed.js"
import type { LockedTicket } from "../ticket.js"
import { callsKept, callsOf, callWrites, nobodyCalled } from "./mention.js"
import { lastMessage, type Mention, type Message, messageColumns, requestersColumns } from "./message.js"
import { replyMail } from "./reply-mail.js"

/** What `addMessage` takes. */
export const addMessageInput = z.object({
  ticketId: idSchema("ticket"),
  body: messageBody,
  /** `internal` is a note that only agents ever see. */
  visibility: z.enum(visibilities),
  /** How it came in, said by services alone. By itself `web`, and `api` for a service. */
  channel: z.enum(channels).optional(),
  formKey: formKeySchema,
  /**
   * The last message that the writer had seen, as `messageVersion` of the ticket said. When there is a later one, an agent's
   * reply is held back; a note and a requester's reply never are.
   */
  version: z.coerce.number().int().min(1).optional(),
  /** A status that the writer moves the ticket to with the same click, such as waiting on the customer. */
  moveTo: z.string().max(40).optional(),
})

type Input = z.output<typeof addMessageInput>

/** `notReached` are the names called with `@` whose owners left the desk: the note is kept, and nobody is told. */
export type AddedMessage = Message & { notReached: string[] }

/**
 * Adds a reply or a note. A requester's reply takes a waiting or done ticket up again and an agent's first reply starts
 * the work, as the workflow says; a service's reply is the desk's as an agent's is. The desk's reply leaves as a mail, a note never does. Agents whom a note calls by name (`@Ana Visser`) get a mail about
 * it. Posting a form twice adds one.
 *
 * @throws HelpdeskError `not_found` | `forbidden` (a requester's note, or `moveTo` or `channel` of whom may not) | `invalid_transition` |
 *   `invalid_input` | `too_large` | `conflict` with `details.reason` `new_message` when somebody wrote since `version`
 */
export async function addMessage(
  db: Db,
  actor: Actor,
  input: z.input<typeof addMessageInput>,
  now: Date = new Date(),
): Promise<AddedMessage> {
  requirePersonOrService(actor)
  const asked = parse(addMessageInput, input)
  if (asked.moveTo !== undefined) requireRight(actor, "ticket.update_status")
  let written: AddedMessage | undefined
  const action = asked.visibility === "internal" ? "ticket.note" : "ticket.reply"
  await changeTicket(db, actor, { ticketId: asked.ticketId }, action, now, async (tx, ticket, desk, at) => {
    const draft = newMessage(actor, asked, at)
    const earlier = await messageOfForm(tx, draft)
    if (earlier) written = { ...earlier, notReached: [] }
    if (earlier) return { events: [] }
    await assertSeenAll(tx, ticket, draft, asked.version)
    const isNote = draft.visibility === "internal"
    const { called, notReached } = isNote ? await callsOf(tx, draft.body, actor) : nobodyCalled
    written = { ...shownMessage(draft, actor.name), mentions: called, notReached }
    const calls = callWrites(tx, { ticketId: ticket.id, messageId: draft.id }, { called }, at)
    return joined(added(actor, ticket, desk, { draft, called, now }, asked.moveTo), { events: [], ...calls })
  })
  return written as AddedMessage
}

type Writer = RequesterActor | AgentActor | ServiceActor
type Draft = ReturnType<typeof newMessage>

function newMessage(actor: Writer, { ticketId, body, visibility, channel, formKey }: Input, now: Date) {
  const author = actor.type === "service" ? { authorId: null, authorName: actor.name } : ofPerson(actor)
  return {
    id: newId("message", now),
    ticketId,
    authorType: actor.type,
    ...author,
    visibility,
    body,
    channel: channelOf(actor, channel),
    formKey: formKeyOf(formKey, body, visibility, author.authorId ?? actor.name),
    createdAt: now,
  }
}

const ofPerson = ({ contactId }: RequesterActor | AgentActor) => ({ authorId: contactId, authorName: null })

function shownMessage({ formKey, ...message }: Draft, authorName: string): Message {
  const authorId = message.authorType === "agent" ? message.authorId : null
  return { ...message, authorId, authorName, editedAt: null, deletedAt: null, redactedAt: null, mentions: [] }
}

/** The message that this form wrote before; the lock on the ticket keeps a second one from being written meanwhile. */
async function messageOfForm(tx: Db, { ticketId, formKey, authorType }: Draft): Promise<Message | undefined> {
  if (formKey === null) return undefined
  const [message] = await (authorType === "requester" ? ofRequestersForm : ofForm)(tx, { ticketId, formKey })
  return message
}

const ofForm = messageBy(messageColumns)
const ofRequestersForm = messageBy(requestersColumns)

function messageBy(columns: typeof messageColumns | typeof requestersColumns) {
  const isOfForm = and(
    eq(messages.ticketId, sql.placeholder("ticketId")),
    eq(messages.formKey, sql.placeholder("formKey")),
  )
  const author = eq(contacts.id, messages.authorId)
  return statement<Message>(
    () => new QueryBuilder().select(columns).from(messages).leftJoin(contacts, author).where(isOfForm),
    columns,
  )
}

/**
 * Two agents who answer at once, or one who answers while the requester writes on, are told before a second answer goes
 * out. Decided under the ticket's lock, so one of two is always the later. The writer's own message counts too: it came
 * from another of their windows, where the same draft may have been sent already; but not their own note, which they
 * know of and which says nothing to the requester.
 */
async function assertSeenAll(
  tx: Db,
  { id, messageVersion }: LockedTicket,
  { authorType, authorId, authorName, visibility }: Draft,
  version?: number,
): Promise<void> {
  if (authorType === "requester" || visibility !== "public" || version === undefined || messageVersion <= version)
    return
  const { ticketId, type, data, actorId } = ticketActivity
  const isLater = sql`(${data} ->> 'version')::int > ${version}`
  const isOwn = authorId === null ? sql`${data} ->> 'by' = ${authorName}` : eq(actorId, authorId)
  const isOwnNote = and(isOwn, sql`${data} ->> 'visibility' = 'internal'`)
  const later = await tx
    .select({ isOwnNote: sql<boolean>`coalesce(${isOwnNote}, false)`.mapWith(Boolean) })
    .from(ticketActivity)
    .where(and(eq(ticketId, id), eq(type, "message.added"), isLater))
  if (later.length > 0 && later.every((message) => message.isOwnNote)) return
  throw new HelpdeskError("conflict", "there is a message that its writer hasn't seen", {
    reason: "new_message",
    messageVersion,
  })
}

/** A note changes nothing but the thread; a reply also moves the ticket, unless its writer chose where to. */
function added(
  actor: Writer,
  ticket: LockedTicket,
  { workflow, settings }: Desk,
  { draft, called, now }: { draft: Draft; called: readonly Mention[]; now: Date },
  moveTo: string | undefined,
): Change {
  const { id: messageId, visibility, body, channel, createdAt: at } = draft
  const event = {
    type: "message.added",
    data: { messageId, visibility, version: ticket.version + 1 },
    content: body,
    kept: { channel, ...callsKept(called) },
  } as const
  const move = moveTo === undefined ? automaticMove(ticket, workflow, draft) : chosenMove(ticket, workflow, moveTo, at)
  const isReply = visibility === "public"
  // Nobody is there to take back what a service wrote.
  const undoSeconds = actor.type === "agent" ? settings.undoSeconds : 0
  return {
    set: { ...move.set, ...(isReply ? replySet(ticket, draft) : {}), ...oneMore(ticket) },
    events: [event, ...move.events],
    rowsBeside: [
      insertInto(messages, [draft]),
      ...(draft.authorId === null ? [] : [sawTicket(ticket.id, draft.authorId, now)]),
      ...withoutDraft(actor, ticket.id),
    ],
    work: isReply && isAnswerer(draft.authorType) ? [replyMail(ticket, draft, move, undoSeconds)] : [],
  }
}

/** `messageVersion` is the version that this very change makes. */
const oneMore = ({ messageCount, version }: LockedTicket) => ({
  messageCount: messageCount + 1,
  messageVersion: version + 1,
})

function automaticMove(ticket: LockedTicket, workflow: Workflow, draft: Draft): Move {
  if (draft.visibility === "internal") return noMove
  const { agentReply, customerReply } = workflow.automatic
  return moveByItself(ticket, workflow, isAnswerer(draft.authorType) ? agentReply : customerReply, draft.createdAt)
}

function replySet(ticket: LockedTicket, draft: Draft) {
  const { authorType, createdAt: now } = draft
  const isAnswer = isAnswerer(authorType)
  const isFirstResponse = isAnswer && ticket.firstResponseAt === null
  return {
    ...lastMessage(draft, now),
    ...(isAnswer ? { lastReplyAt: now } : {}),
    ...(isFirstResponse ? { firstResponseAt: now } : {}),
  }
}
