import { and, desc, eq, isNotNull, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAtDesk } from "../access/index.js"
import { tickets, work } from "../db/schema-helpdesk.js"
import { type Db, idSchema, notFound, parse, type TicketId, type WorkId } from "../kernel/index.js"
import { workAnnounced } from "./channel.js"
import { triedAgain } from "./lease.js"

/**
 * Work that the helpdesk does by itself and does no more: two attempts in a row were begun and never ended, because their
 * process went down, stood still, or they ran over their time.
 */
export type StoppedWork = {
  id: WorkId
  /** Later versions have more. */
  kind: "mail" | "triage" | "search" | "export"
  ticketId: TicketId | null
  ticketRef: string | null
  stoppedAt: Date
}

/** How many are read at once. */
const pageSize = 100

const isStopped = isNotNull(work.setAsideAt)

/**
 * What was set aside because it may end the process that does it, latest first: the first hundred. Ids and no content.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but managers and admins
 */
export async function listStoppedWork(db: Db, actor: Actor): Promise<StoppedWork[]> {
  requireAtDesk(actor, "stopped_work.manage")
  const { id, kind, ticketId, setAsideAt } = work
  return db
    .select({
      id,
      kind: sql<StoppedWork["kind"]>`${kind}`,
      ticketId,
      ticketRef: tickets.ref,
      stoppedAt: sql<Date>`${setAsideAt}`.mapWith(setAsideAt),
    })
    .from(work)
    .leftJoin(tickets, eq(tickets.id, ticketId))
    .where(isStopped)
    .orderBy(desc(setAsideAt), desc(id))
    .limit(pageSize)
}

/**
 * How much of it there is: one statement along the index of what was set aside, however much work there is besides.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but managers and admins
 */
export async function countStoppedWork(db: Db, actor: Actor): Promise<number> {
  requireAtDesk(actor, "stopped_work.manage")
  return countSetAside(db)
}

/** The same without asking for rights: for the command line, which has the database itself. */
export function countSetAside(db: Db): Promise<number> {
  return db.$count(work, isStopped)
}

/** What `retryStoppedWork` takes: the `id` that the list has. */
export const retryStoppedWorkInput = z.object({ workId: idSchema("work") })

/**
 * Has work that was set aside tried once more, as soon as a worker comes to it: alone in its process, so that nothing else is
 * lost with it. When that attempt doesn't end either, it is set aside again. Of a mail the provider is asked first whether it
 * left after all; a file is written from its beginning.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but managers and admins | `invalid_input` | `not_found` when
 *   nothing of that id is set aside, or no longer
 */
export async function retryStoppedWork(
  db: Db,
  actor: Actor,
  input: z.input<typeof retryStoppedWorkInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAtDesk(actor, "stopped_work.manage")
  const { workId } = parse(retryStoppedWorkInput, input)
  const retried = await db
    .update(work)
    .set(triedAgain(now))
    .where(and(eq(work.id, workId), isStopped))
    .returning({ announced: workAnnounced })
  if (retried.length === 0) throw notFound("stopped work")
}
