import type { Comparison, Condition } from "./condition.js"
import type { Field, TicketRow } from "./field.js"
import { ticketFields } from "./ticket-fields.js"

/** Who asks: an agent, a requester, or nobody, of whom nothing is theirs and nothing unread. */
export type Viewer = { type: "agent"; agentId: string } | { type: "requester" } | { type: "nobody" }

/** What a condition is asked by, beside the ticket. `lastViewedAt` is when the viewer last viewed it. */
export type Asked = { viewer: Viewer; now: Date; lastViewedAt?: Date | undefined }

/**
 * Whether a condition holds for a ticket as its row is: the same as `condition-clause.ts` has the database find, for rules
 * that look at one ticket. `conditions.test.ts` holds the two together.
 */
export function holds(condition: Condition, ticket: TicketRow, asked: Asked): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, ticket, asked))
  if ("any" in condition) return condition.any.some((part) => holds(part, ticket, asked))
  if ("not" in condition) return !holds(condition.not, ticket, asked)
  return compares(condition, ticket, asked)
}

/** Whether a change made a condition hold that didn't before. */
export function became(condition: Condition, change: { before: TicketRow; after: TicketRow }, asked: Asked): boolean {
  return !holds(condition, change.before, asked) && holds(condition, change.after, asked)
}

const dayMs = 86_400_000

function compares(comparison: Comparison, ticket: TicketRow, { viewer, now, lastViewedAt }: Asked): boolean {
  const field: Field = ticketFields[comparison.field]
  if ("isUnread" in comparison) return isUnread(ticket, viewer, lastViewedAt) === comparison.isUnread
  const value = "column" in field ? ticket[field.column] : null
  if ("since" in comparison) return value instanceof Date && value >= new Date(comparison.since)
  if ("before" in comparison) return value instanceof Date && value < new Date(comparison.before)
  if ("withinDays" in comparison)
    return value instanceof Date && value.getTime() >= now.getTime() - comparison.withinDays * dayMs
  if ("contains" in comparison) return folded(String(value)).includes(folded(comparison.contains))
  const held: readonly unknown[] = value === null ? [] : [value].flat()
  if ("isEmpty" in comparison) return (held.length === 0) === comparison.isEmpty
  if ("has" in comparison) return comparison.has.every((one) => held.includes(one))
  const me = viewer.type === "agent" ? viewer.agentId : ""
  return comparison.in.some((one) =>
    one === null ? held.length === 0 : held.includes(one === "me" && field.kind === "reference" ? me : one),
  )
}

/** The other side wrote after the viewer's last look. */
function isUnread(ticket: TicketRow, { type }: Viewer, lastViewedAt: Date | undefined): boolean {
  const ofRequester = ticket.lastMessageBy === "requester" ? ticket.lastMessageAt : null
  const at = { agent: ofRequester, requester: ticket.lastReplyAt, nobody: null }[type]
  return at !== null && (lastViewedAt === undefined || at > lastViewedAt)
}

/** Letters of English in any case; what case is elsewhere, no two programs agree on. */
const folded = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
