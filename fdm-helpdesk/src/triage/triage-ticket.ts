import { and, eq, type SQL, sql } from "drizzle-orm"
import { withoutUnseen } from "fdm-core/text"
import type { SystemActor } from "../access/index.js"
import type { TicketEvent, TriageOutcome } from "../audit/index.js"
import { messages, type Priority, ticketActivity } from "../db/schema-helpdesk.js"
import { type Db, type MessageId, shorten, type TicketId, type TriageModel } from "../kernel/index.js"
import { type Change, changeFields, changeTicket, type LockedTicket } from "../ticket/index.js"
import { type Judgement, judge } from "./judge.js"
import { givesOrders } from "./screen.js"

/** How much of a message is judged, in UTF-16 units: what matters stands at the beginning. */
const judgedLength = 8_000

type TriagedEvent = Extract<TicketEvent, { type: "ticket.triaged" }>

const triage: SystemActor = { type: "system", name: "triage" }

/**
 * Makes a better subject and priority for a new ticket than the fallback that it was born with. The model is asked
 * outside of any transaction; what it says is written only where nobody chose meanwhile. Without a usable answer the
 * fallback stays, and the timeline says why. Once per ticket: a second run finds the first and does nothing.
 *
 * @throws what the database throws; a model never makes it throw
 */
export async function triageTicket(
  db: Db,
  model: TriageModel | undefined,
  { ticketId, messageId }: { ticketId: TicketId; messageId: MessageId },
  now: Date = new Date(),
): Promise<void> {
  const [row] = await db
    .select({ body: messages.body, deletedAt: messages.deletedAt, isDone: isTriaged(ticketId) })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), eq(messages.id, messageId)))
  if (!row || row.deletedAt !== null || row.isDone) return
  // A sentence can be written in signs that people don't see and models read.
  const text = shorten(withoutUnseen(row.body), judgedLength)
  const judgement = await judge(model, text)
  await changeTicket(db, triage, { ticketId }, "ticket.triage", now, async (tx, ticket) => {
    // Another worker may have been here while the model thought; the lock on the ticket makes this the last word.
    const [again] = await tx
      .select({ body: messages.body, isDone: isTriaged(ticketId) })
      .from(messages)
      .where(and(eq(messages.ticketId, ticketId), eq(messages.id, messageId)))
    if (!again || again.isDone) return { events: [] }
    // A text that was made unreadable meanwhile must not come back as a subject.
    const stands = again.body === row.body ? judgement : ({ cause: "no_answer" } as const)
    return triaged(ticket, stands, givesOrders(text), model?.name)
  })
}

/** Whether the timeline of a ticket tells of a triage, as a column of any select. */
function isTriaged(ticketId: TicketId): SQL<boolean> {
  return sql<boolean>`exists (select from ${ticketActivity} as done
    where done.ticket_id = ${ticketId} and done.type = 'ticket.triaged')`
}

/** What a judgement changes on a ticket; pure. A text that gave orders keeps its subject and doesn't rise. */
export function triaged(ticket: LockedTicket, judgement: Judgement, isOrder: boolean, model?: string): Change {
  if (!judgement.verdict) return { events: [told({ source: "fallback", cause: judgement.cause, model })] }
  const { reasoning, subject, ...said } = judgement.verdict
  const priority = isOrder ? atMostNormal(said.priority) : said.priority
  const change = changeFields(ticket, {
    subject: ticket.subjectSource === "fallback" && !isOrder ? subject : undefined,
    priority: ticket.prioritySource === "fallback" ? priority : undefined,
    source: "triage",
  })
  const cause = isOrder ? ("instructions_in_text" as const) : undefined
  return {
    set: change.set,
    events: [
      told({ source: "model", cause, model, priority, reasoning }, standsBehind(change)),
      ...change.events.filter(isVisible),
    ],
  }
}

function told(data: TriageOutcome, kept: TriagedEvent["kept"] = {}): TicketEvent {
  return { type: "ticket.triaged", data, kept }
}

/** Which fields come from triage now. One that got the value that it had has no event of its own to say so. */
function standsBehind({ set: { subject, priority } = {} }: Change): TriagedEvent["kept"] {
  return {
    ...(subject !== undefined && { subjectSource: "triage" }),
    ...(priority !== undefined && { prioritySource: "triage" }),
  }
}

function atMostNormal(priority: Priority): Priority {
  return priority === "low" ? "low" : "normal"
}

/** That triage now stands behind a value which stayed the same is no news for the timeline. */
function isVisible(event: TicketEvent): boolean {
  return !("from" in event.data && event.data.from === event.data.to)
}
