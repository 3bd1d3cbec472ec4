import { isFdmError } from "fdm-core/errors"
import {
  type AgentActor,
  assignTicket,
  assignTicketInput,
  type Db,
  idSchema,
  parse,
  type TicketId,
  tagTicket,
  tagTicketInput,
  updateTicketStatus,
} from "fdm-helpdesk"
import { z } from "zod"
import type { BulkResult } from "./bulk"

/** More than a page of the list can't be chosen. */
const ticketsAtMost = 100

export const bulkInput = z.object({
  /** Joined by commas. */
  ids: z
    .string()
    .max(ticketsAtMost * 40)
    .transform((ids) => ids.split(","))
    .pipe(z.array(idSchema("ticket")).max(ticketsAtMost)),
  act: z.enum(["assign", "status", "tag"]),
  /** An agent (empty for nobody), the key of a status, or a tag. */
  value: z.string().max(60),
})

/**
 * Does one thing to many tickets, each by the verb that does it to one: a ticket that refuses is named with the reason, and
 * the others are changed.
 *
 * @throws whatever is wrong with more than one ticket, such as a database that is away
 */
export async function changeTickets(
  db: Db,
  actor: AgentActor,
  { ids, act, value }: z.output<typeof bulkInput>,
  now: Date,
): Promise<BulkResult> {
  const result: BulkResult = { changed: 0, refused: [] }
  for (const ticketId of ids) {
    try {
      await acts[act](db, actor, ticketId, value, now)
      result.changed++
    } catch (error) {
      if (!isFdmError(error) || error.status >= 500) throw error
      result.refused.push({ id: ticketId, code: error.code })
    }
  }
  return result
}

type ChangeOne = (db: Db, actor: AgentActor, ticketId: TicketId, value: string, now: Date) => Promise<unknown>

const acts: Record<z.output<typeof bulkInput>["act"], ChangeOne> = {
  assign: (db, actor, ticketId, value, now) =>
    assignTicket(db, actor, parse(assignTicketInput, { ticketId, agentId: value || null }), now),
  status: (db, actor, ticketId, to, now) => updateTicketStatus(db, actor, { ticketId, to }, now),
  tag: (db, actor, ticketId, value, now) =>
    tagTicket(db, actor, parse(tagTicketInput, { ticketId, add: [value] }), now),
}
