import type { Db, TicketId } from "../../kernel/index.js"
import { emptyChain } from "../chain.js"
import { type AuditVerdict, verdictOf } from "./audit-verdict.js"
import { compareTicket } from "./compare-ticket.js"
import { type ToldTicket, tell, untoldTicket } from "./replay-ticket.js"
import { deskFacts, storedTickets } from "./stored-tickets.js"
import { endWalk, linksOf, startWalk, step, type Walk, type Witnessed, witnessesOf } from "./walk-chain.js"

/**
 * Verifies tickets, in as many statements for many as for one. One that neither has a row nor ever was in the audit is not
 * among the verdicts; of one that lost its row the verdict says so.
 */
export async function verifyTickets(tx: Db, ids: readonly TicketId[]): Promise<Map<TicketId, AuditVerdict>> {
  const stored = await storedTickets(tx, ids)
  const witnessed = await witnessesOf(tx, ids)
  const walked = await walkTickets(tx, ids, witnessed)
  const facts = await deskFacts(tx)
  const verdicts = new Map<TicketId, AuditVerdict>()
  for (const id of ids) {
    const [ticket, one] = [stored.get(id), walked.get(id)]
    if (!ticket && !one && !witnessed.has(id)) continue
    const { walk, told } = one ?? { walk: startWalk(), told: untoldTicket() }
    const ended = endWalk(walk, ticket?.head ?? (one ? walk.head : emptyChain), witnessed.get(id))
    // Opening a ticket is its first event, so a chain without any lost it.
    const whole = ended.events === 0 ? { ...ended, brokenAt: 1 } : ended
    const differs = ticket ? () => compareTicket(told, ticket, facts) : () => [{ what: "ticket" }]
    verdicts.set(id, verdictOf(whole, differs))
  }
  return verdicts
}

type Walked = { walk: Walk; told: ToldTicket }

async function walkTickets(tx: Db, ids: readonly TicketId[], witnessed: Map<string, Witnessed>) {
  const walked = new Map<string, Walked>()
  for await (const row of linksOf(tx, ids)) {
    const { walk, told } = walked.get(row.subjectId) ?? { walk: startWalk(), told: untoldTicket() }
    const next = step(walk, row, witnessed.get(row.subjectId))
    if (next.brokenAt === undefined) tell(told, row)
    walked.set(row.subjectId, { walk: next, told })
  }
  return walked
}
