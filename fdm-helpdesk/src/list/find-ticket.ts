import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requirePersonOrService, visibleTo } from "../access/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import { type Db, notFound, parse, storable, type TicketId } from "../kernel/index.js"

/** What `findTicket` takes: a reference such as `TK-7K3M9P`. */
export const findTicketInput = z.object({ ref: z.string().trim().toUpperCase().max(20).transform(storable) })

/**
 * Finds a ticket by the reference that people read off a mail, in one statement; case makes no difference.
 *
 * @returns its id and the reference as it is written
 * @throws HelpdeskError `unauthenticated` | `not_found`, also for a ticket that the actor may not see | `invalid_input`
 */
export async function findTicket(
  db: Db,
  actor: Actor,
  input: z.input<typeof findTicketInput>,
): Promise<{ id: TicketId; ref: string }> {
  requirePersonOrService(actor)
  const { ref } = parse(findTicketInput, input)
  const [found] = await db
    .select({ id: tickets.id, ref: tickets.ref })
    .from(tickets)
    .where(and(eq(tickets.ref, ref), visibleTo(actor)))
  if (!found) throw notFound("ticket")
  return found
}
