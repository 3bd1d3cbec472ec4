import { getTableColumns } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import { tickets } from "../db/schema-helpdesk.js"

const { formKey: _1, auditSeq: _2, auditHash: _3, tagIds: _4, ...shown } = getTableColumns(tickets)

/** What a ticket is to its readers: everything but the bookkeeping of forms and audit, and the tags, which are the desk's. */
export const ticketColumns = shown

/**
 * Times are `Date`; `version` goes up by one with every change that shows; `statusCategory` is what `status` means;
 * `assigneeId` is null and `messageVersion` 1 for requesters.
 */
export type Ticket = Omit<typeof tickets.$inferSelect, "formKey" | "auditSeq" | "auditHash" | "tagIds">

/** A ticket as the write transaction sees it, with the head of its audit chain. */
export type LockedTicket = typeof tickets.$inferSelect

/** Which agent has a ticket, and whether its last change was a note, is none of a requester's business. */
export const hidden = { assigneeId: null, messageVersion: 1 }

/** The row as `actor` gets it back: to requesters it does not say which agent has it, by no id. */
export function shownTicket(actor: Actor, { formKey, auditSeq, auditHash, tagIds, ...ticket }: LockedTicket): Ticket {
  return actor.type === "requester" ? { ...ticket, ...hidden } : ticket
}
