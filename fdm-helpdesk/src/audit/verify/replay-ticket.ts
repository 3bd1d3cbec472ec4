import { type FieldSource, isAnswerer, type StatusCategory } from "../../db/schema-helpdesk.js"
import {
  type AgentId,
  type ContactId,
  isId,
  type MessageEditId,
  type MessageId,
  type TagId,
} from "../../kernel/index.js"
import { type AuditRow, contentHashOf } from "../chain.js"
import { auditedFields, type Rewritten, type TicketEvent, type TicketEventType } from "../events.js"
import { jsonbText } from "../jsonb-text.js"

/** A message as the chain of its ticket tells it. */
export type ToldMessage = {
  visibility: unknown
  channel: unknown
  authorType: string
  authorId: string | null
  createdAt: Date
  body: string | null
  editedAt: Date | null
  redactedAt: Date | null
  deletedAt: Date | null
  deletedBy: string | null
  history: ToldEdit[]
  /** Whom it calls by name, and since when. */
  calls: ToldCall[]
}

export type ToldCall = { agentId: AgentId; at: Date }

/** What a message said before an edit. */
export type ToldEdit = { id: MessageEditId | undefined; body: string | null; by: string | null; at: Date }

/** One time that an agent was on the ticket. `by` are contacts, null for what happened by itself. */
export type ToldParticipant = {
  agentId: AgentId
  isPrimary: boolean
  from: Date
  by: string | null
  until: Date | null
  endedBy: string | null
}

/** A line of the timeline: `data` is the text of what the audit keeps of it. */
export type ToldLine = { type: string; actorType: string; actorId: string | null; data: string; createdAt: Date }

/** How a ticket stands by what its chain tells. Texts are hashes. */
export type ToldTicket = {
  createdAt?: Date
  ref?: string
  requesterId?: ContactId
  channel?: string
  status?: string
  category?: StatusCategory
  priority?: string
  prioritySource?: FieldSource
  subject: string | null
  subjectSource?: FieldSource
  firstResponseAt: Date | null
  resolvedAt: Date | null
  closedAt: Date | null
  /** What fields hold that agents set by hand, by their names. */
  fields: Map<string, string | null>
  /** With since when. */
  tags: Map<TagId, Date>
  messages: Map<MessageId, ToldMessage>
  participants: ToldParticipant[]
  timeline: ToldLine[]
  /** Somebody was erased: names went from the timeline too, wherever they stood. */
  isErased: boolean
  /** Of an event that there is no word for. */
  isOdd: boolean
}

export function untoldTicket(): ToldTicket {
  const [tags, messages] = [new Map<TagId, Date>(), new Map<MessageId, ToldMessage>()]
  const stamps = { firstResponseAt: null, resolvedAt: null, closedAt: null }
  return {
    subject: null,
    ...stamps,
    fields: new Map(),
    tags,
    messages,
    participants: [],
    timeline: [],
    isErased: false,
    isOdd: false,
  }
}

type Told<Type extends TicketEventType> = Partial<
  Extract<TicketEvent, { type: Type }>["data"] &
    (Extract<TicketEvent, { type: Type }> extends { kept: infer Kept } ? Kept : unknown)
>
type Replay<Type extends TicketEventType> = (ticket: ToldTicket, told: Told<Type>, row: AuditRow) => void

/** Takes an event in: whoever adds a kind of event says here what follows from it. */
export function tell(ticket: ToldTicket, row: AuditRow): void {
  const replay = Object.hasOwn(replays, row.type) ? replays[row.type as TicketEventType] : undefined
  if (!replay) {
    ticket.isOdd = true
    return
  }
  ticket.timeline.push(lineOf(row))
  ;(replay as Replay<TicketEventType>)(ticket, row.changes as Told<TicketEventType>, row)
}

function lineOf({ type, actorType, actorId, changes, createdAt }: AuditRow): ToldLine {
  return { type, actorType, actorId, data: auditedText(type, changes), createdAt }
}

/** What the timeline and the audit both have of an event, as one text. */
export function auditedText(type: string, data: Record<string, unknown>): string {
  const fields: readonly string[] = Object.hasOwn(auditedFields, type) ? auditedFields[type as TicketEventType] : []
  return jsonbText(Object.fromEntries(fields.map((field) => [field, data[field]])))
}

const replays: { [Type in TicketEventType]: Replay<Type> } = {
  "ticket.created": (ticket, told, { createdAt, contentHash: subject }) => {
    const { ref, requesterId, channel, status, category, priority, subjectSource, prioritySource } = told
    const asked = { createdAt, ref, subject, channel, requesterId, subjectSource, prioritySource }
    Object.assign(ticket, { ...asked, status, category, priority })
  },
  "message.added": (ticket, told, { actorType, actorId, contentHash, createdAt }) => {
    const { messageId, visibility, channel } = told
    // The first is the question, whoever wrote it down.
    const isQuestion = ticket.messages.size === 0 && ticket.timeline.length === 2
    const author = isQuestion
      ? { authorType: "requester", authorId: ticket.requesterId ?? null }
      : { authorType: actorType, authorId: actorId }
    const untouched = { editedAt: null, redactedAt: null, deletedAt: null, deletedBy: null, history: [] }
    const calls = callsAfter([], told, createdAt)
    const message = { ...untouched, visibility, channel, ...author, createdAt, body: contentHash, calls }
    if (messageId) ticket.messages.set(messageId, message)
    if (isAnswer(message)) ticket.firstResponseAt ??= createdAt
  },
  "message.edited": (ticket, told, { actorId, contentHash, createdAt }) =>
    change(ticket, told.messageId, ({ body, history, calls }) => ({
      body: contentHash,
      editedAt: createdAt,
      calls: callsAfter(calls, told, createdAt),
      history: [...history, { id: told.editId, body, by: actorId, at: createdAt }],
    })),
  "message.deleted": (ticket, { messageId }, { subjectId, actorId, createdAt }) =>
    change(ticket, messageId, () => ({ ...emptied(subjectId), deletedAt: createdAt, deletedBy: actorId })),
  "message.redacted": (ticket, { messageId, subject, history: left }, { contentHash, createdAt }) => {
    ticket.subject = subject ?? ticket.subject
    const rewritten = { body: contentHash, redactedAt: createdAt }
    change(ticket, messageId, ({ history }) => ({ ...rewritten, history: rewrittenHistory(history, left) }))
  },
  "message.unsent": (ticket, { messageId }) => {
    const unsent = messageId && ticket.messages.get(messageId)
    if (!unsent) return
    ticket.messages.delete(messageId)
    if (ticket.firstResponseAt?.getTime() === unsent.createdAt.getTime()) ticket.firstResponseAt = firstAnswerOf(ticket)
  },
  "ticket.status_changed": (ticket, { to, category, resolvedAt, closedAt }) => {
    Object.assign(ticket, { status: to, category, resolvedAt: timeOf(resolvedAt), closedAt: timeOf(closedAt) })
  },
  "ticket.priority_changed": (ticket, { to, source }) => {
    Object.assign(ticket, { priority: to, prioritySource: source })
  },
  "ticket.subject_changed": (ticket, { source }, { contentHash }) => {
    Object.assign(ticket, { subject: contentHash, subjectSource: source })
  },
  "ticket.field_changed": ({ fields }, { field, to }) => {
    if (field) fields.set(field, to ?? null)
  },
  "ticket.assigned": (ticket, { agentId }, row) => {
    endParticipations(ticket, row, (participant) => participant.isPrimary || participant.agentId === agentId)
    if (agentId) ticket.participants.push(participantOf(agentId, true, row))
  },
  "ticket.unassigned": (ticket, _told, row) => endParticipations(ticket, row, ({ isPrimary }) => isPrimary),
  "ticket.assignee_added": (ticket, { agentId }, row) => {
    if (agentId) ticket.participants.push(participantOf(agentId, false, row))
  },
  "ticket.assignee_removed": (ticket, { agentId }, row) =>
    endParticipations(ticket, row, (participant) => !participant.isPrimary && participant.agentId === agentId),
  "ticket.tags_changed": ({ tags }, { added = [], removed = [] }, { createdAt }) => {
    for (const tag of added) tags.set(tag, createdAt)
    for (const tag of removed) tags.delete(tag)
  },
  "ticket.triaged": (ticket, told) => {
    ticket.subjectSource = told.subjectSource ?? ticket.subjectSource
    ticket.prioritySource = told.prioritySource ?? ticket.prioritySource
  },
  "ticket.people_merged": merge,
  "ticket.requester_anonymized": erase,
  "ticket.person_erased": erase,
}

const timeOf = (at: string | null | undefined) => (at ? new Date(at) : null)
const isAnswer = ({ authorType, visibility }: ToldMessage) => isAnswerer(authorType) && visibility === "public"

function firstAnswerOf({ messages }: ToldTicket): Date | null {
  const answers = [...messages.values()].filter((message) => isAnswer(message) && message.deletedAt === null)
  const times = answers.map(({ createdAt }) => createdAt.getTime())
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

function change(
  { messages }: ToldTicket,
  id: MessageId | undefined,
  to: (before: ToldMessage) => Partial<ToldMessage>,
): void {
  const before = id && messages.get(id)
  if (before) messages.set(id, { ...before, ...to(before) })
}

const emptied = (ticketId: string) => ({ body: contentHashOf(ticketId, ""), history: [], calls: [] })

/** Who is called already stays called since then. */
function callsAfter(before: readonly ToldCall[], { calls = [] }: Told<"message.edited">, at: Date): ToldCall[] {
  return calls.map((agentId) => before.find((call) => call.agentId === agentId) ?? { agentId, at })
}

function rewrittenHistory(history: readonly ToldEdit[], left: Rewritten["history"] = {}): ToldEdit[] {
  return history.map((edit) => ({ ...edit, body: (edit.id && left[edit.id]) ?? edit.body }))
}

function erase(ticket: ToldTicket, rewritten: Partial<Rewritten>, row: AuditRow): void {
  const { subject, messages = {}, history: left, gone = [] } = rewritten
  ticket.isErased = true
  ticket.subject = subject ?? ticket.subject
  for (const id of ticket.messages.keys())
    change(ticket, id, ({ body, history }) => ({
      body: messages[id] ?? body,
      history: rewrittenHistory(history, left),
    }))
  for (const id of gone)
    change(ticket, id, ({ deletedAt }) => ({ ...emptied(row.subjectId), deletedAt: deletedAt ?? row.createdAt }))
}

/** Rows that name somebody who wrote without an account name the account from then on; links stay as they are. */
function merge(ticket: ToldTicket, { from = [], to }: Told<"ticket.people_merged">): void {
  if (!to) return
  const strays = new Set<string | null | undefined>(from)
  const now = <Id extends string | null | undefined>(id: Id) => (strays.has(id) ? to : id)
  ticket.requesterId = now(ticket.requesterId)
  ticket.timeline = ticket.timeline.map((line) => ({ ...line, actorId: now(line.actorId) }))
  for (const id of ticket.messages.keys())
    change(ticket, id, ({ authorId, history }) => ({
      authorId: now(authorId),
      history: history.map((edit) => ({ ...edit, by: now(edit.by) })),
    }))
}

/** Whom `row` names as the contact who did it. */
const contactOf = ({ actorId }: AuditRow) => (isId("contact", actorId) ? actorId : null)

function participantOf(agentId: AgentId, isPrimary: boolean, row: AuditRow): ToldParticipant {
  return { agentId, isPrimary, from: row.createdAt, by: contactOf(row), until: null, endedBy: null }
}

function endParticipations(
  ticket: ToldTicket,
  row: AuditRow,
  isMeant: (participant: ToldParticipant) => boolean,
): void {
  ticket.participants = ticket.participants.map((participant) =>
    participant.until === null && isMeant(participant)
      ? { ...participant, until: row.createdAt, endedBy: contactOf(row) }
      : participant,
  )
}
