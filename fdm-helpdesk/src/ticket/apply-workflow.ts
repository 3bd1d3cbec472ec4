import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm"
import type { AgentActor } from "../access/index.js"
import { agents, ticketAssignments, tickets } from "../db/schema-helpdesk.js"
import { type Db, HelpdeskError } from "../kernel/index.js"
import { changeTicket } from "./change-ticket.js"
import { moveTo } from "./move.js"
import { vacateForAbsent } from "./seats.js"
import { findStatus, isDone, type Workflow, type WorkflowStatus } from "./workflow.js"

/** From a status that is no more to one of the new workflow, for the tickets that stand there. */
export type CarryOver = Readonly<Record<string, string>>

/**
 * Keeps everybody from reading a ticket in order to change it until the transaction is over, and waits for those who are at
 * it: what is counted next stays true. Readers go on. Agents come first, as everywhere: whoever takes one off the desk
 * holds the agent and waits for tickets. Taken before any other lock.
 */
export async function lockAllTickets(tx: Db): Promise<void> {
  await tx.select({ id: agents.id }).from(agents).orderBy(asc(agents.id)).for("share")
  await tx.execute(sql`lock table ${tickets} in exclusive mode`)
}

/**
 * Brings the tickets in line with a workflow that is about to replace theirs, for a caller that holds them all. A ticket
 * whose status is no more is carried over, each by a change of its own with timeline and audit. A status that means
 * something else now (its category) takes its tickets along in one statement: nobody did anything to any of them, and the
 * audit of the desk counts them.
 *
 * @throws HelpdeskError `conflict` with `details.statuses` that tickets stand at and nobody carries over, and
 *   `details.tickets`, how many each (as text) | `invalid_input` for a status to carry over to that there is none of
 */
export async function applyWorkflow(
  tx: Db,
  actor: AgentActor,
  workflow: Workflow,
  carryOver: CarryOver,
  now: Date,
): Promise<{ carried: number; recategorised: number }> {
  const homeless = (await countByStatus(tx)).filter(({ status }) => !findStatus(workflow, status))
  const left = homeless.filter(({ status }) => !Object.hasOwn(carryOver, status))
  if (left.length > 0)
    throw new HelpdeskError("conflict", "tickets stand at statuses that the workflow does not have", {
      reason: "statuses_in_use",
      statuses: left.map(({ status }) => status),
      tickets: left.map(({ count }) => String(count)),
    })
  const carried = await carry(tx, actor, workflow, carryOver, homeless, now)
  let recategorised = 0
  for (const status of workflow.statuses) recategorised += await recategorise(tx, status, now)
  await vacateOpenForAbsent(tx, actor, now)
  return { carried, recategorised }
}

/** A ticket that is open again by what its status means now waits for nobody who left the desk. */
async function vacateOpenForAbsent(tx: Db, actor: AgentActor, now: Date): Promise<void> {
  const { ticketId, agentId, unassignedAt } = ticketAssignments
  const rows = await tx
    .selectDistinct({ ticketId })
    .from(ticketAssignments)
    .innerJoin(agents, and(eq(agents.id, agentId), eq(agents.isActive, false)))
    .innerJoin(tickets, and(eq(tickets.id, ticketId), eq(tickets.isActive, true)))
    .where(isNull(unassignedAt))
    .orderBy(asc(ticketId))
  for (const row of rows)
    await changeTicket(tx, actor, row, "ticket.assign", now, (inside, { id }) =>
      vacateForAbsent(inside, id, actor.contactId, now),
    )
}

function countByStatus(tx: Db): Promise<{ status: string; count: number }[]> {
  const { status } = tickets
  return tx
    .select({ status, count: sql`count(*)`.mapWith(Number) })
    .from(tickets)
    .groupBy(status)
    .orderBy(asc(status))
}

async function carry(
  tx: Db,
  actor: AgentActor,
  workflow: Workflow,
  carryOver: CarryOver,
  homeless: { status: string }[],
  now: Date,
): Promise<number> {
  if (homeless.some(({ status }) => !findStatus(workflow, carryOver[status] ?? "")))
    throw new HelpdeskError("invalid_input", "no such status to carry over to", { fields: ["carryOver"] })
  const statuses = homeless.map(({ status }) => status)
  if (statuses.length === 0) return 0
  const rows = await tx
    .select({ ticketId: tickets.id, status: tickets.status })
    .from(tickets)
    .where(inArray(tickets.status, statuses))
    .orderBy(asc(tickets.id))
  for (const { ticketId, status } of rows)
    await changeTicket(tx, actor, { ticketId }, "ticket.update_status", now, (_inside, ticket) =>
      moveTo(ticket, workflow, carryOver[status] ?? "", now, { automatic: true }),
    )
  return rows.length
}

async function recategorise(tx: Db, { key, category }: WorkflowStatus, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`
  const rows = await tx
    .update(tickets)
    .set({
      statusCategory: category,
      resolvedAt: isDone(category) ? sql`coalesce(${tickets.resolvedAt}, ${at})` : null,
      closedAt: category === "closed" ? sql`coalesce(${tickets.closedAt}, ${at})` : null,
      version: sql`${tickets.version} + 1`,
      updatedAt: now,
    })
    .where(and(eq(tickets.status, key), ne(tickets.statusCategory, category)))
    .returning({ id: tickets.id })
  return rows.length
}
