import { getTableColumns } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import { pick, publicColumns, type ShownColumn, shownColumns, withheld } from "./fields/columns.js"

/** What a ticket is to agents. Its tags are read beside it. */
export const ticketColumns = pick(getTableColumns(tickets), shownColumns)
/** What a ticket is to who asked it, which `asRequester` makes whole. */
export const publicTicketColumns = pick(getTableColumns(tickets), publicColumns) as typeof ticketColumns

/**
 * Times are `Date`; `version` goes up by one with every change that shows; `statusCategory` is what `status` means.
 * Requesters get the columns that are described as theirs, and of the others a value that says nothing: `assigneeId` is
 * null, `messageVersion` and, where public messages are not counted by themselves, `messageCount` are 1.
 */
export type Ticket = Pick<LockedTicket, ShownColumn>

/** A ticket as the write transaction sees it, with the head of its audit chain. */
export type LockedTicket = typeof tickets.$inferSelect

/** A ticket without anything that is the desk's. */
export function asRequester(ticket: Ticket): Ticket {
  return { ...pick(ticket, publicColumns), ...withheld } as Ticket
}

/** The row as `actor` gets it back. */
export function shownTicket(actor: Actor, ticket: LockedTicket): Ticket {
  return actor.type === "requester" ? asRequester(ticket) : pick(ticket, shownColumns)
}
