import type { Actor } from "../../access/index.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { type Desk, loadDesk } from "../../workflow/load-desk.js"
import type { LockedTicket } from "../ticket.js"
import { type Change, momentOf } from "./change.js"
import { commit } from "./commit.js"
import { lockTickets } from "./lock.js"

/** How many tickets are locked and written by one round of statements. */
export const batchSize = 200

/**
 * Changes many tickets, for a caller who may: locked in the order of their ids and written two hundred at a time, each round as
 * many statements as one ticket takes. `decide` has read what it needs to know.
 *
 * @returns those that changed
 */
export async function changeTickets(
  tx: Db,
  actor: Actor,
  ids: readonly TicketId[],
  now: Date,
  decide: (before: LockedTicket, desk: Desk, at: Date) => Change,
): Promise<LockedTicket[]> {
  if (ids.length === 0) return []
  const desk = await loadDesk(tx)
  const changed: LockedTicket[] = []
  const sorted = [...new Set(ids)].sort()
  for (let from = 0; from < sorted.length; from += batchSize) {
    const locked = await lockTickets(tx, sorted.slice(from, from + batchSize))
    const decided = locked.map((before) => {
      const at = momentOf(before, now)
      return { before, at, change: decide(before, desk, at) }
    })
    changed.push(...(await commit(tx, actor, desk, decided)))
  }
  return changed
}
