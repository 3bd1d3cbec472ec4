import { z } from "zod"
import { idSchema, parse, type TicketId } from "../../kernel/index.js"

const named = z.object({ ticketId: idSchema("ticket") })

/**
 * The ticket that an input names, for verbs that need nothing else.
 *
 * @throws HelpdeskError `invalid_input`
 */
export function ticketIn(input: { ticketId: TicketId }): TicketId {
  return parse(named, input).ticketId
}
