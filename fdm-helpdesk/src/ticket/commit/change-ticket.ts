import { z } from "zod"
import {
  type Actor,
  addressUser,
  can,
  type Limit,
  limitsOf,
  type RequesterActor,
  recognised,
  type TicketAction,
} from "../../access/index.js"
import type { TicketEvent } from "../../audit/index.js"
import { type AgentId, type Db, guarded, HelpdeskError, idSchema, type TicketId } from "../../kernel/index.js"
import { type HeldContact, holdContact } from "../../people/index.js"
import type { Desk } from "../../workflow/load-desk.js"
import { erasedMeanwhile, msSince } from "../erase/erased-meanwhile.js"
import { lockActiveAgent } from "../participants/participants.js"
import { type LockedTicket, shownTicket, type Ticket } from "../ticket.js"
import { type Change, type Decide, momentOf } from "./change.js"
import { commit } from "./commit.js"
import { lockTicket } from "./lock.js"

/**
 * The part that the inputs of all verbs share: which ticket, and the `version` of it that the actor was looking at. When
 * that is given, a ticket that changed since is not touched.
 */
export const targetInput = {
  ticketId: idSchema("ticket"),
  version: z.coerce.number().int().min(1).optional(),
}

/** `joining` is an agent who is put on the ticket: locked before the ticket, and `invalid_input` when there is no such active one. */
export type Target = { ticketId: TicketId; version?: number; joining?: AgentId | null }

/**
 * The transaction in which a ticket changes: lock it · may this actor? · is it allowed? · what follows? · write · work · record.
 * Two statements beside begin and commit: one locks the ticket and reads the desk, one writes everything; a requester's
 * change begins with one more, which makes sure that they are still there. `decide`
 * adds only what is special about a verb, as data, and reads nothing but the rows it needs under the lock.
 *
 * Locks go from people to agents to tickets, so that changes of both kinds at once don't wait for each other in a circle
 * (`docs/decisions/0018-locks-go-one-way.md`). Opening a ticket again is the exception: it looks at the ticket's agents
 * under its lock. Whoever deactivates an agent takes only tickets that are not done; only erasing one may come the other way.
 *
 * @throws HelpdeskError `not_found` also for a ticket that the actor may not see | `forbidden` | `conflict` when `version` is stale,
 *   or a text comes while somebody is erased from the ticket | `rate_limited` with `details.retryAt` for a requester who does too much
 */
export async function changeTicket(
  db: Db,
  actor: Actor,
  { ticketId, version, joining }: Target,
  action: TicketAction,
  now: Date,
  decide: Decide,
): Promise<Ticket> {
  const askedAt = performance.now()
  const steps = async (tx: Db) => {
    const askedMsAgo = msSince(askedAt)
    const known = recognised(actor)
    const by = known.type === "requester" ? { ...known, ...(await holdContact(tx, known.contactId)) } : undefined
    if (joining) await lockActiveAgent(tx, joining)
    const { ticket, desk, isErasedMeanwhile } = await lockTicket(tx, actor, ticketId, askedMsAgo)
    if (!can(actor, action, ticket)) throw new HelpdeskError("forbidden", `may not ${action}`, { action })
    assertCurrent(ticket, version)
    const at = momentOf(ticket, now)
    const change = await decide(tx, ticket, desk, at)
    if (isErasedMeanwhile) assertNoText(change)
    const limits = by ? limitsOn(ticket, desk, by) : []
    const [after = ticket] = await commit(tx, actor, desk, [{ before: ticket, change, at }], limits)
    return shownTicket(known, after)
  }
  return guarded(() => db.transaction(steps))
}

/** Whatever a requester does to a ticket is read by others, so all of it counts. */
function limitsOn({ id }: LockedTicket, { settings }: Desk, by: RequesterActor & HeldContact): Limit[] {
  const { contactId, network } = by
  const users = { ticket: `${id} ${contactId}`, account: contactId, address: addressUser(by), network }
  return limitsOf("changes", settings.limits.changes, users)
}

function assertCurrent(ticket: LockedTicket, version: number | undefined): void {
  if (version !== undefined && version !== ticket.version)
    throw new HelpdeskError("conflict", "the ticket changed since it was read", { version: ticket.version })
}

/** Events that bring a text which was not there before. */
const bringText = new Set<TicketEvent["type"]>(["message.added", "message.edited", "ticket.subject_changed"])

/** @throws HelpdeskError `conflict` when a change brings what somebody wrote */
function assertNoText({ events }: Change): void {
  const holdsText = ({ type, data }: TicketEvent) =>
    bringText.has(type) || ("reason" in data && data.reason) || ("reasoning" in data && data.reasoning)
  if (events.some(holdsText)) throw erasedMeanwhile()
}
