import { type AgentRole, agentRoles } from "../db/schema/people.js"
import { type Actor, recognised, type SystemActor } from "./actor.js"

/** Everything that can be done to a ticket that exists. */
export const ticketActions = [
  "ticket.read",
  "ticket.reply",
  "ticket.note",
  "ticket.assign",
  "ticket.update",
  "ticket.update_status",
  "ticket.tag",
  "ticket.close",
  "ticket.reopen",
  "ticket.edit_message",
  "ticket.delete_message",
  "ticket.redact_message",
  "ticket.triage",
] as const
/** What can be done to a ticket, such as `ticket.reply`. */
export type TicketAction = (typeof ticketActions)[number]

const ofRequesters: ReadonlySet<TicketAction> = new Set([
  "ticket.read",
  "ticket.reply",
  "ticket.close",
  "ticket.reopen",
])
/** What an agent may do only from a role on. */
const leastRole: Partial<Record<TicketAction, AgentRole>> = { "ticket.redact_message": "team_lead" }
const ofMachines: ReadonlySet<TicketAction> = new Set(["ticket.triage"])
const ofSystem: Record<SystemActor["name"], ReadonlySet<TicketAction>> = {
  triage: new Set(["ticket.read", "ticket.triage"]),
  sla: new Set(["ticket.read"]),
  mail: new Set(["ticket.read"]),
  // Takes those off their tickets who left the desk because the host took their role away.
  roster: new Set(["ticket.read", "ticket.assign"]),
  host: new Set(),
  // Seals what the others did.
  audit: new Set(),
}

/** Is `action` an actor's to do at all, to those tickets that they see? Pure. */
export function hasRight(actor: Actor, action: TicketAction): boolean {
  const known = recognised(actor)
  switch (known.type) {
    case "nobody":
      return false
    case "system":
      return ofSystem[known.name].has(action)
    case "requester":
      return ofRequesters.has(action)
    case "agent":
      return !ofMachines.has(action) && reaches(known.role, leastRole[action] ?? "agent")
  }
}

/** Has somebody of this role all the rights of the other? */
export function reaches(role: AgentRole, least: AgentRole): boolean {
  return agentRoles.indexOf(role) >= agentRoles.indexOf(least)
}
