import { HelpdeskError } from "../kernel/index.js"
import { type Actor, type DeskActor, recognised, refusal } from "./actor.js"
import { canAtDesk, type DeskAction, hasRight, type TicketAction } from "./rights.js"

/**
 * Lets those pass who may do `action` at the desk: agents of a role that may, and services with a scope that opens it.
 *
 * @throws HelpdeskError `unauthenticated` for nobody | `forbidden` for everybody else who may not
 */
export function requireAtDesk(actor: Actor, action: DeskAction): asserts actor is DeskActor {
  if (!canAtDesk(actor, action)) throw refused(actor, action)
}

/**
 * Lets those pass who may do `action` to some ticket, before anything is locked or looked up. Whether they may to
 * this one, `can` says.
 *
 * @throws HelpdeskError `unauthenticated` for nobody | `forbidden` for everybody else who may not
 */
export function requireRight(actor: Actor, action: TicketAction): void {
  if (!hasRight(actor, action)) throw refused(actor, action)
}

function refused(actor: Actor, action: DeskAction | TicketAction): HelpdeskError {
  const { type } = recognised(actor)
  if (type === "agent" || type === "service") return new HelpdeskError("forbidden", `may not ${action}`, { action })
  return refusal(type, "agents and services only")
}
