export { type AddedMessage, addMessage, addMessageInput } from "./add-message.js"
export { addAssignee, assigneeInput, removeAssignee } from "./additional-agents.js"
export { assignTicket, assignTicketInput, claimTicket, claimTicketInput } from "./assign-ticket.js"
export { type Change, changeTicket } from "./change-ticket.js"
export { createTicket, createTicketInput } from "./create-ticket.js"
export { deleteMessage, deleteMessageInput } from "./delete-message.js"
export { editMessage, editMessageInput } from "./edit-message.js"
export { subjectLength } from "./fallback-subject.js"
export { type Activity, getTicket, type TicketDetail } from "./get-ticket.js"
export { type Assignment, listAssignments } from "./list-assignments.js"
export { listMessageEdits, listMessageEditsInput, type MessageEdit } from "./list-message-edits.js"
export { type Desk, deskColumns, deskKey, deskOf, loadDesk } from "./load-desk.js"
export { markViewed } from "./mark-viewed.js"
export type { Mention, Message } from "./message.js"
export { redactedMark, redactMessage, redactMessageInput } from "./redact-message.js"
export { releaseTickets } from "./release-tickets.js"
export { deleteTagEverywhere, tagTicket, tagTicketInput } from "./tag-ticket.js"
export { type Rewritten, threadSummary } from "./thread-summary.js"
export type { LockedTicket, Ticket } from "./ticket.js"
export { type TicketTag, ticketTags } from "./ticket-tags.js"
export { changeFields, updateTicket, updateTicketInput } from "./update-ticket.js"
export {
  closeTicket,
  closeTicketInput,
  reopenTicket,
  updateTicketStatus,
  updateTicketStatusInput,
} from "./update-ticket-status.js"
export * from "./workflow.js"
export * from "./workflow-presets.js"
export { workflowSchema } from "./workflow-schema.js"
