import { z } from "zod"
import type { Actor } from "../access/index.js"
import type { TicketEvent } from "../audit/index.js"
import { priorities } from "../db/schema-helpdesk.js"
import { type Db, parse } from "../kernel/index.js"
import type { Change } from "./commit/change.js"
import { changeTicket, targetInput } from "./commit/change-ticket.js"
import { subjectSchema } from "./create-ticket.js"
import { changeSetFields, fieldsSetShape } from "./set-fields.js"
import type { LockedTicket, Ticket } from "./ticket.js"

/** What `updateTicket` takes: the ticket, and the fields that become others. */
export const updateTicketInput = z.object({
  ...targetInput,
  subject: subjectSchema.optional(),
  priority: z.enum(priorities).optional(),
  ...fieldsSetShape,
})

/** Fields of a ticket that a person or triage sets, with who does. */
export type FieldChange = { subject?: string; priority?: (typeof priorities)[number]; source: "person" | "triage" }

/**
 * Sets subject, priority or another field by hand. What a person set, triage leaves alone afterwards, also when it is the same value.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `invalid_input` | `too_large` (subject) | `conflict`
 */
export async function updateTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateTicketInput>,
  now: Date = new Date(),
): Promise<Ticket> {
  const { subject, priority, ticketId, version, ...fields } = parse(updateTicketInput, input)
  return changeTicket(db, actor, { ticketId, version }, "ticket.update", now, async (tx, ticket) => {
    const own = changeFields(ticket, { subject, priority, source: "person" })
    const others = await changeSetFields(tx, ticket, fields)
    return { set: { ...own.set, ...others.set }, events: [...own.events, ...others.events] }
  })
}

/** The change that sets the given fields and says who chose them; an event for every value that is another one. */
export function changeFields(ticket: LockedTicket, { subject, priority, source }: FieldChange): Change {
  const events: TicketEvent[] = []
  if (subject !== undefined && (subject !== ticket.subject || source !== ticket.subjectSource))
    events.push({
      type: "ticket.subject_changed",
      data: { from: ticket.subject, to: subject },
      content: subject,
      kept: { source },
    })
  if (priority !== undefined && (priority !== ticket.priority || source !== ticket.prioritySource))
    events.push({ type: "ticket.priority_changed", data: { from: ticket.priority, to: priority }, kept: { source } })
  return {
    set: {
      ...(subject === undefined ? {} : { subject, subjectSource: source }),
      ...(priority === undefined ? {} : { priority, prioritySource: source }),
    },
    events,
  }
}
