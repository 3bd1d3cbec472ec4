import { type AgentRole, agentRoles } from "../db/schema/people.js"
import type { AuthorType } from "../db/schema/ticket.js"
import type { ContactId } from "../kernel/index.js"
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

/**
 * May `actor` do `action` to this ticket? The whole of who may do what, as one pure rule: requesters have rights on their
 * own tickets only, agents on all, each system actor on its work. `visibleTo` says the same about `ticket.read` in SQL; a
 * test holds the two together.
 */
export function can(actor: Actor, action: TicketAction, ticket: { requesterId: ContactId }): boolean {
  const known = recognised(actor)
  switch (known.type) {
    case "nobody":
      return false
    case "system":
      return maySystem(known, action)
    case "requester":
      return ticket.requesterId === known.contactId && ofRequesters.has(action)
    case "agent":
      return !ofMachines.has(action) && reaches(known.role, leastRole[action] ?? "agent")
  }
}

function reaches(role: AgentRole, least: AgentRole): boolean {
  return agentRoles.indexOf(role) >= agentRoles.indexOf(least)
}

/** What can be done to a message that exists. */
export type MessageAction = Extract<TicketAction, `${string}_message`>

/**
 * May `actor` do `action` to this message of a ticket? Agents edit and delete what they wrote themselves, team leads and
 * up what any agent wrote; what a requester wrote is theirs, and only passages of it are made unreadable. Pure.
 */
export function canWithMessage(
  actor: Actor,
  action: MessageAction,
  message: { authorType: AuthorType; authorId: ContactId | null },
): boolean {
  const known = recognised(actor)
  if (known.type !== "agent") return false
  const leads = reaches(known.role, "team_lead")
  if (action === "ticket.redact_message") return leads
  return message.authorType === "agent" && (leads || message.authorId === known.contactId)
}

/** The part of the rule that needs no ticket: what a part of the helpdesk may do, to all of them. */
export function maySystem({ name }: SystemActor, action: TicketAction): boolean {
  return ofSystem[name].has(action)
}
