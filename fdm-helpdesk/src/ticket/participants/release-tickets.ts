import { and, eq, exists, isNull, not, or, type SQL, sql } from "drizzle-orm"
import type { AgentActor, SystemActor } from "../../access/index.js"
import { agents, ticketAssignments, tickets } from "../../db/schema-helpdesk.js"
import { type AgentId, arrayText, type Db, guarded, type TicketId } from "../../kernel/index.js"
import { contactOf } from "../commit/change.js"
import { batchSize, changeTickets } from "../commit/change-tickets.js"
import { lockTickets } from "../commit/lock.js"
import { leave } from "./participants.js"

const { ticketId: ofParticipant, agentId: holder, isPrimary, isActive, unassignedAt } = ticketAssignments

/**
 * Takes an agent who left the desk off every ticket that is not done, two hundred in a transaction. Nobody gives them another one:
 * whoever gives a ticket to somebody holds them, and only if they are active. So it may be ended at any point and gone on with by
 * anybody. Whoever is taken back meanwhile keeps the rest.
 *
 * @returns how many tickets it was
 */
export async function releaseTickets(
  db: Db,
  actor: AgentActor | SystemActor,
  agentId: AgentId,
  now: Date,
): Promise<number> {
  let [released, last]: [number, TicketId | undefined] = [0, undefined]
  do {
    const batch = await guarded(() => db.transaction((tx) => releaseBatch(tx, actor, agentId, last, now)))
    released += batch.released
    last = batch.last
  } while (last)
  return released
}

async function releaseBatch(
  tx: Db,
  actor: AgentActor | SystemActor,
  agentId: AgentId,
  after: TicketId | undefined,
  now: Date,
): Promise<{ released: number; last: TicketId | undefined }> {
  const isAbsent = and(eq(agents.id, agentId), eq(agents.isActive, false))
  const absent = await tx.select({ id: agents.id }).from(agents).where(isAbsent).for("share")
  const found = absent.length > 0 ? await openTickets(tx, agentId, after).orderBy(sql`1`).limit(batchSize) : []
  const ids = found.map(({ id }) => id)
  await lockTickets(tx, ids)
  const participants = await tx
    .select({ ticketId: ofParticipant, agentId: holder, isPrimary })
    .from(ticketAssignments)
    .where(and(isTheirs(agentId), sql`${ofParticipant} = any(${arrayText(ids)}::text[])`))
  const participantOn = new Map(participants.map((participant) => [participant.ticketId, participant]))
  const released = await changeTickets(tx, actor, ids, now, (ticket, _desk, at) => {
    const participant = ticket.isActive ? participantOn.get(ticket.id) : undefined
    return participant ? leave(participant, contactOf(actor), at) : { events: [] }
  })
  return { released: released.length, last: ids.at(-1) }
}

const isTheirs = (agentId: AgentId) => and(eq(holder, agentId), isNull(unassignedAt))

/** By the two indexes that hold what is open: tickets that are done and that an agent was on grow for ever. */
function openTickets(tx: Db, agentId: AgentId, after: TicketId | undefined = undefined) {
  const isLater = (id: typeof tickets.id | typeof ofParticipant): SQL | undefined =>
    after ? sql`${id} > ${after}` : undefined
  return tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.assigneeId, agentId), eq(tickets.isActive, true), isLater(tickets.id)))
    .union(
      tx
        .select({ id: ofParticipant })
        .from(ticketAssignments)
        .where(and(isTheirs(agentId), not(isPrimary), isActive, isLater(ofParticipant))),
    )
}

/** How many tickets that are not done an agent is on. */
export async function countOpenTickets(tx: Db, agentId: AgentId): Promise<number> {
  return tx.$count(openTickets(tx, agentId).as("open"))
}

/** Goes on with what a process left that was ended. */
export async function releaseAbsent(db: Db, now: Date): Promise<void> {
  const [held, participants] = [sql`${agents.id} = ${tickets.assigneeId}`, sql`${agents.id} = ${holder}`]
  const isPrimaryOnOne = exists(db.select({ one: sql`1` }).from(tickets).where(and(held, tickets.isActive)))
  const beside = and(participants, isNull(unassignedAt), not(isPrimary), isActive)
  const isBesideOnOne = exists(db.select({ one: sql`1` }).from(ticketAssignments).where(beside))
  const absent = await db
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.isActive, false), or(isPrimaryOnOne, isBesideOnOne)))
  for (const { id } of absent) await releaseTickets(db, { type: "system", name: "roster" }, id, now)
}
