import type { AgentRole } from "../db/schema/people.js"
import { type AgentId, type ContactId, HelpdeskError, isId } from "../kernel/index.js"
import { type Scope, scopes } from "./scopes.js"

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
/**
 * No person: a program that acts in the desk's name, such as the holder of an API key, a rule, or the host's own code. What it
 * does is recorded under its name, which an operator chose. Made by `serviceActor`.
 */
export type ServiceActor = { type: "service"; name: string; scopes: readonly Scope[] }
/** Who acts for the desk. */
export type DeskActor = AgentActor | ServiceActor
/** No person: a part of the helpdesk by its name, or the `host` that embeds it. */
export type SystemActor = { type: "system"; name: (typeof systemNames)[number] }

const systemNames = ["triage", "sla", "mail", "roster", "host", "audit"] as const

/** Who acts, resolved once per request by `resolveActor`. Nobody may do nothing. */
export type Actor = { type: "nobody" } | RequesterActor | DeskActor | SystemActor

/** Who is not signed in. */
export const nobody: Actor = { type: "nobody" }

/** The actor itself when it is whole, else nobody: what is missing or unknown at run time opens no door. */
export function recognised(actor: Actor | null | undefined): Actor {
  switch (actor?.type) {
    case "requester":
      return isId("contact", actor.contactId) ? actor : nobody
    case "agent":
      return isId("contact", actor.contactId) && isId("agent", actor.agentId) ? actor : nobody
    case "service":
      return isServiceName(actor.name) && areScopes(actor.scopes) ? actor : nobody
    case "system":
      return systemNames.includes(actor.name) ? actor : nobody
    default:
      return nobody
  }
}

/**
 * A service by the name that its operator gave it and what it may do, such as both stand with an API key. Nobody, when
 * the name is none (up to 60 Latin letters, digits, blanks, dots, hyphens and underscores, so no address), when there are no scopes, or
 * when one of them is unknown: an older version of the helpdesk, or a typing error, opens no door.
 *
 * @example serviceActor({ name: "Order form", scopes: ["tickets:read", "tickets:create"] })
 */
export function serviceActor({ name, scopes }: { name: string; scopes: readonly string[] }): Actor {
  return recognised({ type: "service", name, scopes: scopes as readonly Scope[] })
}

function isServiceName(name: unknown): boolean {
  return typeof name === "string" && name === name.trim() && /^[\p{Script=Latin}\d ._-]{1,60}$/u.test(name)
}

function areScopes(given: unknown): boolean {
  return Array.isArray(given) && given.length > 0 && given.every((scope) => scopes.includes(scope))
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
 * @throws HelpdeskError `unauthenticated` for nobody | `forbidden` for services and system actors
 */
export function requirePerson(actor: Actor): asserts actor is RequesterActor | AgentActor {
  const { type } = recognised(actor)
  if (type !== "requester" && type !== "agent") throw refusal(type, "people only")
}

/**
 * Lets pass whoever comes from outside of the helpdesk: a person or a service.
 *
 * @throws HelpdeskError `unauthenticated` for nobody | `forbidden` for a system actor
 */
export function requirePersonOrService(actor: Actor): asserts actor is RequesterActor | DeskActor {
  if (recognised(actor).type !== "service") requirePerson(actor)
}

/** Nobody is asked to sign in; somebody who is in the wrong place is told so. */
export function refusal(type: Actor["type"], gate: string): HelpdeskError {
  return type === "nobody"
    ? new HelpdeskError("unauthenticated", "nobody is signed in")
    : new HelpdeskError("forbidden", gate)
}
