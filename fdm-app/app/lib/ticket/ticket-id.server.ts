import { FdmError } from "fdm-core/errors"
import { isId, type Message, type TicketId } from "fdm-helpdesk"

/**
 * The ticket that an address names. An address with something else in it leads nowhere, as any other that is mistyped.
 *
 * @throws FdmError `not_found`
 */
export function ticketIdOf({ ticket_id }: { ticket_id: string }): TicketId {
  if (!isId("ticket", ticket_id)) throw new FdmError("not_found", "not the id of a ticket")
  return ticket_id
}

/** The message that an address asks for whole: `?message=msg_…`. With anything else it asks for none. */
export function messageAskedFor({ searchParams }: URL): Message["id"] | undefined {
  const asked = searchParams.get("message") ?? ""
  return isId("message", asked) ? asked : undefined
}
