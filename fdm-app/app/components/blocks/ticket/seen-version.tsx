import type { Ticket } from "fdm-helpdesk"

/** The ticket as it was looked at when a form was filled in, so that a change on old grounds is refused and explained. */
export function SeenVersion({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <input type="hidden" name="version" value={ticket.version} />
      <input type="hidden" name="seenAt" value={ticket.updatedAt.toISOString()} />
    </>
  )
}
