import type { MessageId, TagId } from "../../kernel/index.js"
import { jsonbText } from "../jsonb-text.js"
import {
  auditedText,
  type ToldCall,
  type ToldEdit,
  type ToldLine,
  type ToldMessage,
  type ToldTicket,
} from "./replay-ticket.js"
import type { DeskFacts, StoredTicket } from "./stored-tickets.js"

/** Something that is not as the audit tells it: what, and of which message, tag and so on. Never what it says. */
export type AuditDifference = { what: string; id?: string }

/** What is not as the chain of a ticket tells it. Pure. */
export function compareTicket(told: ToldTicket, stored: StoredTicket, facts: DeskFacts): AuditDifference[] {
  const primary = told.participants.find(({ isPrimary, until }) => isPrimary && until === null)
  const tags = [...told.tags].filter(([tag]) => !facts.deleted.has(tag))
  const same: Record<string, boolean> = {
    events: !told.isOdd,
    created: isSameTime(told.createdAt, stored.createdAt),
    ref: told.ref === stored.ref,
    requester: told.requesterId === stored.requesterId,
    channel: told.channel === stored.channel,
    status: told.status === stored.status,
    category: told.category === stored.category,
    stamps: isStamped(told, stored),
    priority: told.priority === stored.priority,
    priority_source: told.prioritySource === stored.prioritySource,
    subject: told.subject === stored.subject,
    subject_source: told.subjectSource === stored.subjectSource,
    assignee: (primary?.agentId ?? null) === stored.assigneeId,
    ...sameFields(told, stored, facts),
    tags: isSameTags(tags, stored),
    participants: isSameBag(told.participants.map(participantText), participantsOf(stored).map(participantText)),
    timeline: isSameBag(told.timeline.map(lineText(told)), linesOf(stored).map(lineText(told))),
  }
  const differs = Object.keys(same).filter((what) => !same[what])
  return [...differs.map((what) => ({ what })), ...compareMessages(told, stored, facts)]
}

/** Field by field those that agents set by hand: what was deleted is held by none. */
function sameFields(told: ToldTicket, stored: StoredTicket, { deleted }: DeskFacts): Record<string, boolean> {
  const heldBy = (name: string) => {
    const value = told.fields.get(name) ?? null
    return value !== null && deleted.has(value) ? null : value
  }
  return Object.fromEntries(Object.entries(stored.fields).map(([name, value]) => [name, heldBy(name) === value]))
}

/** `tag_ids` of the ticket has which they are; the map has since when, too. */
function isSameTags(told: [TagId, Date][], { tagIds, tags }: StoredTicket): boolean {
  const inMap = tags.map(({ tagId, since }) => jsonbText([tagId, timeText(since)]))
  const toldOnes = told.map(([tagId, since]) => jsonbText([tagId, timeText(since)]))
  return (
    isSameBag(toldOnes, inMap) &&
    isSameSet(
      told.map(([tagId]) => tagId),
      tagIds,
    )
  )
}

function isStamped(told: ToldTicket, stored: StoredTicket): boolean {
  const stamps = ["firstResponseAt", "resolvedAt", "closedAt"] as const
  return stamps.every((stamp) => isSameTime(told[stamp], stored[stamp]))
}

function compareMessages(told: ToldTicket, stored: StoredTicket, facts: DeskFacts): AuditDifference[] {
  const rows = new Map(stored.messages.map((message) => [message.id, message]))
  const edits = Map.groupBy(stored.edits, ({ messageId }) => messageId)
  const calls = Map.groupBy(stored.calls, ({ messageId }) => messageId)
  const ids = new Set<MessageId>([...told.messages.keys(), ...rows.keys(), ...edits.keys(), ...calls.keys()])
  return [...ids].flatMap((id) => {
    const [one, row] = [told.messages.get(id), rows.get(id)]
    if (!one || !row) return [{ what: "message", id }]
    const whole = { ...row, history: edits.get(id) ?? [], calls: calls.get(id) ?? [] }
    return compareMessage(one, whole, facts).map((what) => ({ what, id }))
  })
}

function compareMessage(told: ToldMessage, stored: ToldMessage, { erasedAgents }: DeskFacts): string[] {
  const times = ["createdAt", "editedAt", "redactedAt", "deletedAt"] as const
  // Erasing an agent deletes the mentions of them, all but one that was being written at that very moment.
  const isLeft = ({ agentId }: ToldCall) =>
    !erasedAgents.has(agentId) || stored.calls.some((call) => call.agentId === agentId)
  const same: Record<string, boolean> = {
    body: told.body === stored.body,
    visibility: told.visibility === stored.visibility,
    channel: told.channel === stored.channel,
    author: told.authorType === stored.authorType && told.authorId === stored.authorId,
    times: times.every((time) => isSameTime(told[time], stored[time])),
    deleted_by: told.deletedBy === stored.deletedBy,
    history: isSameBag(told.history.map(editText), stored.history.map(editText)),
    mentions: isSameBag(told.calls.filter(isLeft).map(callText), stored.calls.map(callText)),
  }
  return Object.keys(same).filter((what) => !same[what])
}

/** With its id, because ids say which of two texts came first. */
const editText = (edit: ToldEdit) => jsonbText([edit.id ?? null, edit.body, edit.by, timeText(edit.at)])

const callText = ({ agentId, at }: ToldCall) => jsonbText([agentId, timeText(at)])

function participantsOf({ participants }: StoredTicket) {
  return participants.map(({ agentId, isPrimary, assignedAt, assignedBy, unassignedAt, unassignedBy }) => ({
    ...{ agentId, isPrimary, from: assignedAt, by: assignedBy },
    ...{ until: unassignedAt, endedBy: unassignedBy },
  }))
}

const participantText = (participant: ToldTicket["participants"][number]) =>
  jsonbText([
    ...[participant.agentId, participant.isPrimary, timeText(participant.from), participant.by],
    ...[participant.until && timeText(participant.until), participant.endedBy],
  ])

/** Lines of the timeline as the audit has them: a service or a part of the helpdesk that did something is named within. */
function linesOf({ timeline }: StoredTicket): ToldLine[] {
  return timeline.map(({ type, actorType, actorId, data, createdAt }) => {
    const by = actorId === null && typeof data.by === "string" ? data.by : actorId
    return { type, actorType, actorId: by, data: auditedText(type, data), createdAt }
  })
}

const lineText =
  ({ isErased }: ToldTicket) =>
  ({ type, actorType, actorId, data, createdAt }: ToldLine) =>
    jsonbText([type, actorType, actorId, isErased ? null : data, timeText(createdAt)])

/** Of a time that JavaScript can't hold, such as `infinity`, as well. */
function timeText(time: Date): string {
  return String(time.getTime())
}

function isSameTime(one: Date | null | undefined, other: Date | null | undefined): boolean {
  return (one?.getTime() ?? null) === (other?.getTime() ?? null)
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return isSameBag([...new Set(one)], [...new Set(other)])
}

/** Equal but for the order. */
function isSameBag(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.toSorted().join("\n") === other.toSorted().join("\n")
}
