import { and, desc, eq, type Placeholder, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { type Actor, type AgentActor, requireAgent, visibleTo } from "../../access/index.js"
import { replyDrafts, tickets, type Visibility } from "../../db/schema-helpdesk.js"
import { type AgentId, type Db, fromJson, fromJsonTime, type TicketId } from "../../kernel/index.js"
import { ticketIn } from "../read/ticket-in.js"

/**
 * What an agent wrote on a ticket and has not sent: one per agent and ticket, and nobody else's to read, whatever their
 * role. `revision` changes with every save; whoever saves names the one that they saw.
 */
export type Draft = { ticketId: TicketId; visibility: Visibility; body: string; revision: number; updatedAt: Date }

export const draftColumns = {
  ticketId: replyDrafts.ticketId,
  visibility: replyDrafts.visibility,
  body: replyDrafts.body,
  revision: replyDrafts.revision,
  updatedAt: replyDrafts.updatedAt,
}

/** The one draft that an agent may have on a ticket. */
export function ownDraft(ticketId: TicketId, { agentId }: AgentActor): SQL | undefined {
  return and(eq(replyDrafts.ticketId, ticketId), eq(replyDrafts.agentId, agentId))
}

/** The write, if any, by which what an agent sends or notes on a ticket stops being a draft. */
export function withoutDraft(actor: Actor, ticketId: TicketId): SQLWrapper[] {
  return actor.type === "agent" ? [sql`delete from ${replyDrafts} where ${ownDraft(ticketId, actor)}`] : []
}

/**
 * The actor's own draft on a ticket, or null when there is none.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input` when it is no ticket's id
 */
export async function getDraft(db: Db, actor: Actor, input: { ticketId: TicketId }): Promise<Draft | null> {
  requireAgent(actor)
  const id = ticketIn(input)
  const [draft] = await db
    .select(draftColumns)
    .from(replyDrafts)
    .innerJoin(tickets, eq(tickets.id, replyDrafts.ticketId))
    .where(and(ownDraft(id, actor), visibleTo(actor)))
  return draft ?? null
}

/** The same as a column of the ticket's row, for a query that is kept: its `agentId` is whose draft. */
export const ownDraftColumn = sql<Draft | null>`(
  select json_build_object('ticketId', own.ticket_id, 'visibility', own.visibility, 'body', own.body,
    'revision', own.revision, 'updatedAt', own.updated_at)
  from ${replyDrafts} own
  where own.ticket_id = ${tickets.id} and own.agent_id = ${sql.placeholder("agentId")})`.mapWith((value): Draft => {
  const draft = fromJson<Omit<Draft, "updatedAt"> & { updatedAt: string }>(value)
  return { ...draft, updatedAt: fromJsonTime(draft.updatedAt) }
})

/** Most drafts that a list names; nobody writes more at a time. */
const pageSize = 200

/**
 * Which tickets the actor began to write on, latest first, without what they wrote: the latest two hundred.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents
 */
export async function listDrafts(db: Db, actor: Actor): Promise<Omit<Draft, "body" | "revision">[]> {
  requireAgent(actor)
  const { ticketId, visibility, updatedAt } = draftColumns
  return db
    .select({ ticketId, visibility, updatedAt })
    .from(replyDrafts)
    .innerJoin(tickets, eq(tickets.id, replyDrafts.ticketId))
    .where(and(eq(replyDrafts.agentId, actor.agentId), visibleTo(actor)))
    .orderBy(desc(replyDrafts.updatedAt), desc(replyDrafts.ticketId))
    .limit(pageSize)
}

/** Whether the actor has a draft on the ticket of a row: a column for a select from `tickets`, at no statement more. */
export function hasDraft(agentId: AgentId | Placeholder, ticketId: SQLWrapper = tickets.id): SQL<boolean> {
  return sql<boolean>`${ticketId} in (select ${replyDrafts.ticketId} from ${replyDrafts}
    where ${replyDrafts.agentId} = ${agentId})`.mapWith(Boolean)
}
