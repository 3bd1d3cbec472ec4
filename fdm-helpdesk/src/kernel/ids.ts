import { defineIds, type PrefixedId } from "fdm-core/ids"

/** Every kind of thing the helpdesk names, with the prefix its ids carry. */
const kinds = {
  activity: "act",
  agent: "agt",
  assignment: "asg",
  contact: "con",
  message: "msg",
  messageEdit: "edt",
  outbox: "out",
  savedReply: "srp",
  tag: "tag",
  ticket: "tic",
} as const

export type IdKind = keyof typeof kinds
export type Id<Kind extends IdKind> = PrefixedId<(typeof kinds)[Kind]>

export type ActivityId = Id<"activity">
export type AgentId = Id<"agent">
export type AssignmentId = Id<"assignment">
export type ContactId = Id<"contact">
export type MessageId = Id<"message">
export type MessageEditId = Id<"messageEdit">
export type OutboxId = Id<"outbox">
export type SavedReplyId = Id<"savedReply">
export type TagId = Id<"tag">
export type TicketId = Id<"ticket">

export const { newId, idSchema, isId } = defineIds(kinds)
