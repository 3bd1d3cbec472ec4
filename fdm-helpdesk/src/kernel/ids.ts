import { defineIds, type PrefixedId } from "fdm-core/ids"

/** Every kind of thing the helpdesk names, with the prefix its ids carry. */
const kinds = {
  activity: "act",
  agent: "agt",
  assignment: "asg",
  contact: "con",
  export: "exp",
  message: "msg",
  messageEdit: "edt",
  savedReply: "srp",
  savedView: "viw",
  synonyms: "syn",
  tag: "tag",
  team: "tea",
  ticket: "tic",
  work: "wrk",
} as const

/** A kind of thing that has ids. */
export type IdKind = keyof typeof kinds
/** An id of that kind of thing. */
export type Id<Kind extends IdKind> = PrefixedId<(typeof kinds)[Kind]>

/** `act_…`, a line on a ticket's timeline. */
export type ActivityId = Id<"activity">
/** `agt_…`, somebody as a member of the desk. */
export type AgentId = Id<"agent">
/** `asg_…`, one time that an agent had a ticket, or was on it. */
export type AssignmentId = Id<"assignment">
/** `con_…`, a person, with an account or without. */
export type ContactId = Id<"contact">
/** `exp_…`, a file of tickets that somebody asked for. */
export type ExportId = Id<"export">
/** `msg_…`, a reply or a note. */
export type MessageId = Id<"message">
/** `edt_…`, what a message said before an edit. */
export type MessageEditId = Id<"messageEdit">
/** `srp_…`, an answer to use again. */
export type SavedReplyId = Id<"savedReply">
/** `viw_…`, a list that somebody keeps under a name. */
export type SavedViewId = Id<"savedView">
/** `syn_…`, words that mean one thing to those who search. */
export type SynonymsId = Id<"synonyms">
/** `tag_…`, a word to sort tickets by. */
export type TagId = Id<"tag">
/** `tea_…`, agents who work together. */
export type TeamId = Id<"team">
/** `tic_…`, a ticket. People call it by its `ref`, such as `TK-7K3M9P`. */
export type TicketId = Id<"ticket">
/** `wrk_…`, something that is done in the background, such as a mail that has to leave. */
export type WorkId = Id<"work">

const ids = defineIds(kinds)

/** Makes a new id of a kind, such as `newId("ticket")`; ids sort by the time that they were made. */
export const newId = ids.newId
/** A zod schema that takes ids of a kind and nothing else, such as `idSchema("ticket")`. */
export const idSchema = ids.idSchema
/** Whether something is an id of a kind; it need not exist. */
export const isId = ids.isId
