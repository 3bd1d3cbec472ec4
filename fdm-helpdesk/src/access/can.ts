import { type AuthorType, isAnswerer } from "../db/schema/ticket.js"
import type { ContactId } from "../kernel/index.js"
import { type Actor, recognised } from "./actor.js"
import { hasRight, reaches, type TicketAction } from "./rights.js"
import { sees, sightOf, type TicketScope } from "./sight.js"

/**
 * May `actor` do `action` to this ticket? The whole of who may do what, as one pure rule: it is a right of theirs
 * (`hasRight`), and the ticket is one that they see (`sightOf`). `visibleTo` says the same about `ticket.read` in SQL.
 */
export function can(actor: Actor, action: TicketAction, ticket: TicketScope): boolean {
  return hasRight(actor, action) && sees(sightOf(actor), ticket)
}

/** What can be done to a message that exists. */
export type MessageAction = Extract<TicketAction, `${string}_message`>

/**
 * May `actor` do `action` to this message of a ticket? Agents edit and delete what they wrote themselves, team leads and
 * up what any agent or service wrote; what a requester wrote is theirs, and only passages of it are made unreadable. Pure.
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
  return isAnswerer(message.authorType) && (leads || message.authorId === known.contactId)
}
