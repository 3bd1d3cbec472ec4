import { and, eq, sql } from "drizzle-orm"
import type { z } from "zod"
import { type Actor, requireAgent } from "../access/index.js"
import { ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import { type Db, guarded, notFound, parse } from "../kernel/index.js"
import { cancelWork, exportWork } from "../work/index.js"
import { exportColumns, exportOf, type TicketExport } from "./export-row.js"
import { exportInput } from "./list-exports.js"

/**
 * Stops an export of the actor's own, or throws away its file when it is ready. A worker that is at it notices before its
 * next page. One that is over already stays as it is.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found`, also for a colleague's | `invalid_input`
 */
export async function cancelExport(
  db: Db,
  actor: Actor,
  input: z.input<typeof exportInput>,
  now: Date = new Date(),
): Promise<TicketExport> {
  requireAgent(actor)
  const { exportId } = parse(exportInput, input)
  const { id, state, requestedBy, finishedAt } = ticketExports
  const isLive = sql`${state} in ('queued', 'running', 'ready')`
  const steps = async (tx: Db) => {
    const [row] = await tx
      .update(ticketExports)
      .set({
        state: sql`case when ${isLive} then 'cancelled' else ${state} end`,
        finishedAt: sql`case when ${isLive} then ${now.toISOString()}::timestamptz else ${finishedAt} end`,
      })
      .where(and(eq(id, exportId), eq(requestedBy, actor.agentId)))
      .returning(exportColumns)
    if (!row) throw notFound("export")
    await cancelWork(tx, exportWork, [exportId])
    // A statement of its own: what a worker wrote while this one waited for it is there now.
    await tx.delete(ticketExportChunks).where(eq(ticketExportChunks.exportId, exportId))
    return exportOf(row)
  }
  return guarded(() => db.transaction(steps))
}
