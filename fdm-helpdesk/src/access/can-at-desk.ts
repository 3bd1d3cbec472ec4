import { type AgentRole, agentRoles } from "../db/schema/people.js"
import { HelpdeskError } from "../kernel/index.js"
import { type Actor, type AgentActor, recognised, requireAgent } from "./actor.js"

/**
 * What is set up for the whole desk, with the least role that may. Every agent uses tags and saved replies; what
 * everybody works with is changed by those who lead.
 */
const leastRole = {
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
export type DeskAction = keyof typeof leastRole

/** May `actor` do `action` at the desk? Pure; `can` is the same for what is done to a ticket. */
export function canAtDesk(actor: Actor, action: DeskAction): boolean {
  const known = recognised(actor)
  return known.type === "agent" && agentRoles.indexOf(known.role) >= agentRoles.indexOf(leastRole[action])
}

/**
 * Lets those pass who may do `action` at the desk.
 *
 * @throws HelpdeskError `unauthenticated` for nobody | `forbidden` for everybody else who may not
 */
export function requireAtDesk(actor: Actor, action: DeskAction): asserts actor is AgentActor {
  requireAgent(actor)
  if (!canAtDesk(actor, action)) throw new HelpdeskError("forbidden", `may not ${action}`, { action })
}
