import type { Actor, Limit } from "../../access/index.js"
import { type Db, send } from "../../kernel/index.js"
import type { Desk } from "../../workflow/load-desk.js"
import { isDone } from "../../workflow/workflow.js"
import { absentParticipants } from "../participants/participants.js"
import type { LockedTicket } from "../ticket.js"
import { type Change, type Decided, joined } from "./change.js"
import { followers, type Known } from "./followers.js"
import { standing, writeTickets } from "./write.js"

/**
 * Does what was decided of tickets that are locked, of one or of many, with all that follows from it: as many statements for two
 * hundred as for one. Changes without an event are left out.
 *
 * @returns the tickets that changed; of many, as they are known to stand without reading them again
 */
export async function commit(
  tx: Db,
  actor: Actor,
  desk: Desk,
  decided: readonly Decided[],
  limits: readonly Limit[] = [],
): Promise<LockedTicket[]> {
  const changes = await plan(tx, actor, desk, decided)
  for (const row of changes.flatMap(({ change }) => change.rowsFirst ?? [])) await send(tx, row, [])
  return changes.length > 0 ? writeTickets(tx, actor, changes, limits) : []
}

/** What all comes of it, without writing anything: with `standing`, how the tickets would be that change. */
export async function plan(tx: Db, actor: Actor, desk: Desk, decided: readonly Decided[]): Promise<Decided[]> {
  const asked = decided.filter(({ change }) => change.events.length > 0)
  const opened = asked.filter(mayOpen).map(({ before }) => before.id)
  const absent = await absentParticipants(tx, opened)
  return asked.map((one) => ({ ...one, change: withFollowers(actor, one, { ...desk, absent }) }))
}

/** Whether a ticket that is done may be open after it: by its new status, or by the step that an assignment makes. */
function mayOpen({ before, change: { set, events } }: Decided): boolean {
  const isOpened = set?.statusCategory !== undefined && !isDone(set.statusCategory)
  return !before.isActive && (isOpened || events.some(({ type }) => type === "ticket.assigned"))
}

function withFollowers(actor: Actor, { before, change, at }: Decided, desk: Known): Change {
  return followers.reduce((whole, follower) => {
    const happened = { actor, before, after: standing({ before, change: whole, at }), events: whole.events, at }
    return follower(happened, desk).reduce(joined, whole)
  }, change)
}
