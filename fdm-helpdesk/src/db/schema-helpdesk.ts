/**
 * Everything the helpdesk keeps, one file a subject. Tables are in the Postgres schema `fdm-helpdesk`.
 *
 * @module
 */
export * from "./schema/audit.js"
export { helpdeskSchema } from "./schema/columns.js"
export * from "./schema/conversation.js"
export * from "./schema/desk.js"
export * from "./schema/exports.js"
export * from "./schema/limits.js"
export * from "./schema/people.js"
export * from "./schema/search.js"
export * from "./schema/ticket.js"
export * from "./schema/views.js"
export * from "./schema/work.js"
