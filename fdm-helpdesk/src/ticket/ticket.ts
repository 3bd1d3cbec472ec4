import { getTableColumns } from "drizzle-orm"
import { tickets } from "../db/schema-helpdesk.js"

const { formKey: _1, auditSeq: _2, auditHash: _3, tagIds: _4, ...shown } = getTableColumns(tickets)

/** What a ticket is to its readers: everything but the bookkeeping of forms and audit, and the tags, which are the desk's. */
export const ticketColumns = shown

/** Times are `Date`; `version` goes up by one with every change that shows; `statusCategory` is what `status` means. */
export type Ticket = Omit<typeof tickets.$inferSelect, "formKey" | "auditSeq" | "auditHash" | "tagIds">

/** A ticket as the write transaction sees it, with the head of its audit chain. */
export type LockedTicket = typeof tickets.$inferSelect

export function shownTicket({ formKey, auditSeq, auditHash, tagIds, ...ticket }: LockedTicket): Ticket {
  return ticket
}
