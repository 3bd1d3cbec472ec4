import type { AgentRole } from "../db/schema/people.js"
import { type AgentId, type ContactId, HelpdeskError, isId } from "../kernel/index.js"

/** Somebody with a question, known to the host. */
export type RequesterActor = {
  type: "requester"
  contactId: ContactId
  principalId: string
  name: string
  /** Where they ask from, if the host says so; see `Person`. */
  network?: string
}
/** Somebody who works at the desk, at this moment. */
export type AgentActor = Omit<RequesterActor, "type"> & { type: "agent"; role: AgentRole; agentId: AgentId }
/** No person: a part of the helpdesk by its name, or the `host` that embeds it. */
export type SystemActor = { type: "system"; name: (typeof systemNames)[number] }

const systemNames = ["triage", "sla", "mail", "roster", "host", "audit"] as const

/** Who acts, resolved once per request by `resolveActor`. Nobody may do nothing. */
export type Actor = { type: "nobody" } | RequesterActor | AgentActor | SystemActor

/** Who is not signed in. */
export const nobody: Actor = { type: "nobody" }

/** The actor itself when it is whole, else nobody: what is missing or unknown at run time opens no door. */
export function recognised(actor: Actor | null | undefined): Actor {
  switch (actor?.type) {
    case "requester":
      return isId("contact", actor.contactId) ? actor : nobody
    case "agent":
      return isId("contact", actor.contactId) && isId("agent", actor.agentId) ? actor : nobody
    case "system":
      return systemNames.includes(actor.name) ? actor : nobody
    default:
      return nobody
  }
}

/** What somebody is in the portal: a person with questions of their own, agent or not. */
export function asRequester(actor: Actor): Actor {
  if (actor.type !== "agent") return actor
  const { role: _role, agentId: _agentId, ...person } = actor
  return { ...person, type: "requester" }
}

/**
 * Lets agents pass.
 *
 * @throws HelpdeskError `unauthenticated` for nobody | `forbidden` for everybody else who is no agent
 */
export function requireAgent(actor: Actor): asserts actor is AgentActor {
  const { type } = recognised(actor)
  if (type !== "agent") throw refusal(type, "agents only")
}

/**
 * Lets people pass: a requester or an agent.
 *
 * @throws HelpdeskError `unauthenticated` for nobody | `forbidden` for a system actor
 */
export function requirePerson(actor: Actor): asserts actor is RequesterActor | AgentActor {
  const { type } = recognised(actor)
  if (type !== "requester" && type !== "agent") throw refusal(type, "people only")
}

/** Nobody is asked to sign in; somebody who is in the wrong place is told so. */
function refusal(type: Actor["type"], gate: string): HelpdeskError {
  return type === "nobody"
    ? new HelpdeskError("unauthenticated", "nobody is signed in")
    : new HelpdeskError("forbidden", gate)
}
