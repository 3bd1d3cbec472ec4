import { and, desc, eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../access/index.js"
import { ticketExports } from "../db/schema-helpdesk.js"
import { type Db, idSchema, notFound, parse } from "../kernel/index.js"
import { exportColumns, exportOf, type TicketExport } from "./export-row.js"

/** What `getExport`, `cancelExport` and `readExport` take. */
export const exportInput = z.object({ exportId: idSchema("export") })

/** More than anybody can have, as rows of old ones are deleted. */
const longest = 100

/**
 * The actor's own exports, newest first: those on their way, those that are ready, and for a month those that are gone.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents
 */
export async function listExports(db: Db, actor: Actor): Promise<TicketExport[]> {
  requireAgent(actor)
  const rows = await db
    .select(exportColumns)
    .from(ticketExports)
    .where(eq(ticketExports.requestedBy, actor.agentId))
    .orderBy(desc(ticketExports.createdAt), desc(ticketExports.id))
    .limit(longest)
  return rows.map(exportOf)
}

/**
 * One of the actor's own exports, and how far it is.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found`, also for a colleague's | `invalid_input`
 */
export async function getExport(db: Db, actor: Actor, input: z.input<typeof exportInput>): Promise<TicketExport> {
  requireAgent(actor)
  const { exportId } = parse(exportInput, input)
  const [row] = await db
    .select(exportColumns)
    .from(ticketExports)
    .where(and(eq(ticketExports.id, exportId), eq(ticketExports.requestedBy, actor.agentId)))
  if (!row) throw notFound("export")
  return exportOf(row)
}
