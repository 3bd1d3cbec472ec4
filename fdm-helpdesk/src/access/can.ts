import type { ContactId } from "../kernel/index.js"
import type { Actor } from "./actor.js"

/**
 * The whole of who may do what, as one pure rule. `visibleTo` says the same about `ticket.read` in SQL; a test holds
 * the two together. Requesters have rights on their own tickets only, agents on all, each system actor on its work.
 */
export const ticketActions = [
  "ticket.read",
  "ticket.reply",
  "ticket.note",
  "ticket.assign",
  "ticket.update",
  "ticket.update_status",
  "ticket.close",
  "ticket.reopen",
  "ticket.triage",
] as const
export type TicketAction = (typeof ticketActions)[number]

const ofRequesters: ReadonlySet<TicketAction> = new Set([
  "ticket.read",
  "ticket.reply",
  "ticket.close",
  "ticket.reopen",
])
const ofMachines: ReadonlySet<TicketAction> = new Set(["ticket.triage"])
const ofSystem: Record<string, ReadonlySet<TicketAction>> = {
  triage: new Set(["ticket.read", "ticket.triage"]),
  sla: new Set(["ticket.read"]),
  mail: new Set(["ticket.read"]),
  host: new Set(),
}

/** May `actor` do `action` to this ticket? Reads nothing but its arguments. */
export function can(actor: Actor, action: TicketAction, ticket: { requesterId: ContactId }): boolean {
  switch (actor.type) {
    case "nobody":
      return false
    case "system":
      return ofSystem[actor.name]?.has(action) === true
    case "requester":
      return ticket.requesterId === actor.contactId && ofRequesters.has(action)
    case "agent":
      return !ofMachines.has(action)
  }
}
