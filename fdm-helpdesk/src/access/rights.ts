import { type AgentRole, agentRoles } from "../db/schema/people.js"
import { type Actor, recognised, type ServiceActor, type SystemActor } from "./actor.js"
import type { Scope } from "./scopes.js"

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

/**
 * What is done at the desk and not to one ticket, with the least role that may. Every agent sees all of it; what
 * everybody works with is changed by those who lead.
 */
const leastRoleAtDesk = {
  /** What of tickets is the desk's alone: lists, search among all, files, who had a ticket, what messages said before. */
  "ticket.list": "agent",
  /** Write down what somebody else asked. */
  "ticket.create_for": "agent",
  /** Who works there, tags, teams, synonyms, and what tickets can be given. */
  "desk.read": "agent",
  /** One person with the tickets that they asked. */
  "person.read": "agent",
  "tag.manage": "team_lead",
  "saved_reply.share": "team_lead",
  /** Put a view into everybody's rail. */
  "saved_view.share": "team_lead",
  /** Change and delete what colleagues share, also those who left. */
  "saved_view.manage": "manager",
  "team.manage": "manager",
  /** Hand out everything that is held about a person, and erase it. */
  "person.manage": "manager",
  "settings.change": "manager",
  "workflow.change": "manager",
  "synonyms.manage": "manager",
  /** See what the helpdesk does by itself and gave up, and have it tried again. */
  "stopped_work.manage": "manager",
  /** Roles of the host's accounts that open the desk, because one of them makes admins. */
  "host_role.assign": "admin",
} as const satisfies Record<string, AgentRole>

/** What can be done to what everybody at the desk works with, such as `tag.manage`. */
export type DeskAction = keyof typeof leastRoleAtDesk

/**
 * What each scope of a service opens, and no other scope does. A ticket that a service may not read isn't there for it, so
 * whatever is done to one takes `tickets:read` as well. No scope opens what has a person for its owner (own lists, looks,
 * drafts, saved replies and views, files that were asked for, taking back a reply), rewriting what was said, and who works at the desk.
 */
const opens: Record<Scope, readonly (TicketAction | DeskAction)[]> = {
  "tickets:read": ["ticket.read", "ticket.list"],
  "tickets:create": ["ticket.create_for"],
  "tickets:update": [
    "ticket.assign",
    "ticket.update",
    "ticket.update_status",
    "ticket.tag",
    "ticket.close",
    "ticket.reopen",
  ],
  "messages:reply": ["ticket.reply"],
  "messages:note": ["ticket.note"],
  "people:read": ["person.read"],
  "people:manage": ["person.manage"],
  "desk:read": ["desk.read"],
  "desk:manage": [
    "tag.manage",
    "team.manage",
    "settings.change",
    "workflow.change",
    "synonyms.manage",
    "stopped_work.manage",
  ],
}

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
    case "service":
      return isOpenTo(known, action)
    case "requester":
      return ofRequesters.has(action)
    case "agent":
      return !ofMachines.has(action) && reaches(known.role, leastRole[action] ?? "agent")
  }
}

/** May `actor` do `action` at the desk? Pure; `can` is the same for what is done to a ticket. */
export function canAtDesk(actor: Actor, action: DeskAction): boolean {
  const known = recognised(actor)
  if (known.type === "service") return isOpenTo(known, action)
  return known.type === "agent" && reaches(known.role, leastRoleAtDesk[action])
}

function isOpenTo({ scopes }: ServiceActor, action: TicketAction | DeskAction): boolean {
  return scopes.some((scope) => opens[scope].includes(action))
}

/** Has somebody of this role all the rights of the other? */
export function reaches(role: AgentRole, least: AgentRole): boolean {
  return agentRoles.indexOf(role) >= agentRoles.indexOf(least)
}
