/**
 * A helpdesk that a product embeds: functions that take the host's own Postgres handle. Start at `createTicket`.
 *
 * @module
 */
export {
  type Actor,
  type AgentActor,
  asRequester,
  type DeskActor,
  nobody,
  type RequesterActor,
  requireAgent,
  requirePerson,
  type ServiceActor,
  type SystemActor,
  serviceActor,
} from "./access/actor.js"
export { can, canWithMessage, type MessageAction } from "./access/can.js"
export { canAtDesk, type DeskAction, type TicketAction, ticketActions } from "./access/rights.js"
export { type Scope, scopes } from "./access/scopes.js"
export type { TicketScope } from "./access/sight.js"
export { visibleTo } from "./access/visible-to.js"
export {
  type AgentEvent,
  type AuditDifference,
  type AuditReport,
  type AuditSubject,
  type AuditVerdict,
  type DeskEvent,
  inverse,
  type Reversal,
  type Rewritten,
  type SubjectVerdict,
  sealAudit,
  type TagsChanged,
  type TicketEvent,
  type TicketEventType,
  type ToldEvent,
  type TriageOutcome,
  verifyAllAudits,
  verifyAudit,
  type WorkflowSaved,
} from "./audit/index.js"
export { migrateHelpdesk } from "./db/migrate.js"
export * as schemaHelpdesk from "./db/schema-helpdesk.js"
export * from "./desk/index.js"
export * from "./export/index.js"
export {
  contentFree,
  type ErrorCode,
  type ErrorDetails,
  errorStatus,
  HelpdeskError,
  isDatabaseUnavailable,
  isFdmError,
} from "./kernel/errors.js"
export * from "./kernel/ids.js"
export { type Db, parse } from "./kernel/index.js"
export { type Limits, limitsSchema, type Rate } from "./kernel/limits.js"
export { type HostRole, hostRoles, type Locale, locales, type Person } from "./kernel/person.js"
export * from "./kernel/ports.js"
export { type Branding, brandingSchema, type Settings, settingsSchema } from "./kernel/settings.js"
export { maxMessageLength } from "./kernel/text.js"
export * from "./list/index.js"
export {
  type LiveEvent,
  leaveTicket,
  leaveTicketInput,
  listPresence,
  listPresenceInput,
  type Presence,
  presenceLimitMs,
  touchPresence,
  touchPresenceInput,
} from "./live/index.js"
export * from "./privacy/index.js"
export * from "./search/index.js"
export {
  type Activity,
  type AddedMessage,
  type Assignment,
  addAssignee,
  addMessage,
  addMessageInput,
  assigneeInput,
  assignTicket,
  assignTicketInput,
  type Comparison,
  type Condition,
  claimTicket,
  claimTicketInput,
  closeTicket,
  closeTicketInput,
  conditionSchema,
  createTicket,
  createTicketInput,
  type Draft,
  deleteMessage,
  deleteMessageInput,
  discardDraft,
  discardDraftInput,
  editMessage,
  editMessageInput,
  endErasures,
  findUnsendable,
  getDraft,
  getTicket,
  getTicketInput,
  getTicketPage,
  getTicketPageInput,
  listAssignments,
  listDrafts,
  listMessageEdits,
  listMessageEditsInput,
  type Mention,
  type Message,
  type MessageEdit,
  markViewed,
  redactedMark,
  redactMessage,
  redactMessageInput,
  removeAssignee,
  reopenTicket,
  saveDraft,
  saveDraftInput,
  type Ticket,
  type TicketDetail,
  type TicketPage,
  type TicketTag,
  tagTicket,
  tagTicketInput,
  type Unsendable,
  unsendMessage,
  unsendMessageInput,
  updateTicket,
  updateTicketInput,
  updateTicketStatus,
  updateTicketStatusInput,
} from "./ticket/index.js"
export {
  type FailedMail,
  listFailedMails,
  listFailedMailsInput,
  retryMail,
  retryMailInput,
} from "./ticket/mails/failed-mail.js"
export * from "./view/index.js"
export {
  countStoppedWork,
  listStoppedWork,
  retryStoppedWork,
  retryStoppedWorkInput,
  type StoppedWork,
} from "./work/stopped-work.js"
export { type Desk, fdmWorkflow, itilWorkflow, loadDesk, workflowPresets, workflowSchema } from "./workflow/index.js"
export * from "./workflow/workflow.js"
