/** A helpdesk that a product embeds: functions that take the host's own Postgres handle. Start at `createTicket`. */
export * from "./access/index.js"
export {
  type AuditVerdict,
  type TicketEvent,
  type TicketEventType,
  type TriageOutcome,
  verifyAudit,
} from "./audit/index.js"
export { migrateHelpdesk } from "./db/migrate.js"
export * as schemaHelpdesk from "./db/schema-helpdesk.js"
export * from "./desk/index.js"
export * from "./inbox/index.js"
export * from "./kernel/index.js"
export {
  type FailedMail,
  listFailedMails,
  listFailedMailsInput,
  retryOutbox,
  retryOutboxInput,
} from "./outbox/failed-mail.js"
export {
  type Activity,
  addMessage,
  addMessageInput,
  assignTicket,
  assignTicketInput,
  closeTicket,
  closeTicketInput,
  createTicket,
  createTicketInput,
  type Desk,
  fdmWorkflow,
  getTicket,
  itilWorkflow,
  loadDesk,
  type Message,
  markViewed,
  reopenTicket,
  type Ticket,
  type TicketDetail,
  updateTicket,
  updateTicketInput,
  updateTicketStatus,
  updateTicketStatusInput,
  workflowPresets,
  workflowSchema,
} from "./ticket/index.js"
export * from "./ticket/workflow.js"
