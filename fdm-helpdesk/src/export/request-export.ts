import { and, eq, inArray, sql } from "drizzle-orm"
import type { z } from "zod"
import { type Actor, type AgentActor, requireAgent } from "../access/index.js"
import { recordDesk } from "../audit/index.js"
import { agents, ticketExports } from "../db/schema-helpdesk.js"
import { type Db, guarded, HelpdeskError, newId, parse } from "../kernel/index.js"
import { gone } from "../people/index.js"
import { enqueue, exportItem } from "../work/index.js"
import { exportColumns, exportOf, type TicketExport } from "./export-row.js"
import { exportTicketsInput } from "./export-tickets.js"
import { readFormat } from "./format.js"

/** How many an agent may have on their way at once, and how many files that are ready besides. */
export const exportLimits = { underway: 5, ready: 20 } as const

/** How long a file can be read, and how long one may take. */
const keptMs = 7 * 24 * 60 * 60_000

export function keptUntil(now: Date): Date {
  return new Date(now.getTime() + keptMs)
}

/**
 * Asks for a file that a job writes (`startJobs`), for lists that take longer than somebody waits; see `exportTickets` for
 * what is in it. Its progress can be watched with `getExport`, a mail says when it is ready, and `readExport` reads it for
 * seven days. It is the actor's own: no colleague, manager or admin can read it.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input` | `conflict` with
 *   `reason: "too_many_exports"` when the actor has five on their way, or twenty that are ready
 */
export async function requestExport(
  db: Db,
  actor: Actor,
  input: z.input<typeof exportTicketsInput>,
  now: Date = new Date(),
): Promise<TicketExport> {
  requireAgent(actor)
  const { kind, list, format: given } = parse(exportTicketsInput, input)
  const { format } = await readFormat(db, actor, given)
  const id = newId("export", now)
  const steps = async (tx: Db) => {
    await assertRoom(tx, actor)
    const [row] = await tx
      .insert(ticketExports)
      .values({
        ...{ id, kind, requestedBy: actor.agentId, state: "queued", query: list, options: format, createdAt: now },
        expiresAt: keptUntil(now),
      })
      .returning(exportColumns)
    if (!row) throw new Error("an insert returns its row")
    await enqueue(tx, null, [exportItem(id)], now)
    await recordDesk(tx, actor, { type: "export.requested", changes: { exportId: id, kind } }, now)
    return exportOf(row)
  }
  return guarded(() => db.transaction(steps))
}

/** The agent is held, so that of two requests at once each counts the other. */
async function assertRoom(tx: Db, { agentId }: AgentActor): Promise<void> {
  const [agent] = await tx
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.id, agentId), eq(agents.isActive, true)))
    .for("no key update")
  if (!agent) throw gone()
  const [counted] = await tx
    .select({
      underway: sql<number>`count(*) filter (where ${ticketExports.state} <> 'ready')`.mapWith(Number),
      ready: sql<number>`count(*) filter (where ${ticketExports.state} = 'ready')`.mapWith(Number),
    })
    .from(ticketExports)
    .where(and(eq(ticketExports.requestedBy, agentId), inArray(ticketExports.state, ["queued", "running", "ready"])))
  if (!counted || (counted.underway < exportLimits.underway && counted.ready < exportLimits.ready)) return
  throw new HelpdeskError("conflict", "too many exports", { reason: "too_many_exports" })
}
