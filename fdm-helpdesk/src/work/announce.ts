import { type SQL, sql } from "drizzle-orm"
import { tickets } from "../db/schema-helpdesk.js"
import type { AgentId, ContactId, TicketId } from "../kernel/index.js"
import { liveChannel } from "./channel.js"

/**
 * Tells open pages that something changed, as a column for the `returning` of the write itself: it costs no statement,
 * tells nothing of what rolls back, and arrives when the rows can be read. What is told holds ids and no content: whoever
 * hears it reads for themselves what they may see.
 *
 * It has to be a column of what the statement returns, because Postgres does not run a select that nothing refers to.
 */
function announced(news: SQL): SQL<null> {
  return sql<null>`pg_notify(${liveChannel}, ${news}::text)`.mapWith(() => null)
}

/**
 * That a ticket changed, for the `returning` of a write to `tickets`.
 *
 * @param by who did it; null for the helpdesk itself
 * @param isPublic whether the page of the person who asked shows it
 */
export function announceTicket({ by, isPublic }: { by: ContactId | null; isPublic: boolean | SQL }): SQL<null> {
  return announced(sql`json_build_object('kind', 'ticket', 'ticketId', ${tickets.id}, 'requesterId', ${tickets.requesterId},
    'teamId', ${tickets.teamId}, 'by', ${by}::text, 'isPublic', ${isPublic}::boolean, 'version', ${tickets.version})`)
}

/** That somebody came to a ticket, left it, began or stopped typing. */
export function announcePresence(ticketId: TicketId, by: ContactId): SQL<null> {
  return announced(sql`(select json_build_object('kind', 'presence', 'ticketId', seen.id, 'requesterId', seen.requester_id,
    'teamId', seen.team_id, 'by', ${by}::text) from ${tickets} seen where seen.id = ${ticketId})`)
}

/**
 * That something changed which many pages may show, such as a tag that is gone. For a write of one row.
 *
 * @param isPublic whether pages of those who asked show it
 */
export function announceDesk({ isPublic }: { isPublic: boolean }): SQL<null> {
  return announced(sql`json_build_object('kind', 'desk', 'isPublic', ${isPublic}::boolean)`)
}

/** That an agent's rights are others now, so that what their pages hear is looked at anew at once. */
export function announceAgent(agentId: AgentId): SQL<null> {
  return announced(sql`json_build_object('kind', 'agent', 'agentId', ${agentId}::text)`)
}
