import { and, eq, inArray, type SQLWrapper } from "drizzle-orm"
import type { Actor } from "../../access/index.js"
import { agents, contacts, mentions } from "../../db/schema-helpdesk.js"
import type { AgentId, Db, MessageId, TicketId } from "../../kernel/index.js"
import { mentionsIn } from "../../markdown/index.js"
import type { WorkItem } from "../../work/index.js"
import { mailItem } from "../mails/mail-work.js"
import type { Mention } from "./message.js"

/** Whom a note calls: colleagues, whose names it says, and the names of those who left the desk. */
export type Calls = { called: Mention[]; notReached: string[] }

export const nobodyCalled: Calls = { called: [], notReached: [] }

/** Whom a note by `author` calls. One statement, and only for a note that could call somebody. Who writes calls nobody by writing their own name. */
export async function callsOf(tx: Db, body: string, author: Actor): Promise<Calls> {
  if (!body.includes("@")) return nobodyCalled
  const team = await tx
    .select({ agentId: agents.id, name: contacts.name, isActive: agents.isActive })
    .from(agents)
    .innerJoin(contacts, eq(contacts.id, agents.contactId))
    .orderBy(agents.id)
  const named = mentionsIn(body, team)
  return {
    called: named
      .filter(({ agentId, isActive }) => isActive && !("agentId" in author && agentId === author.agentId))
      .map(({ agentId, name }) => ({ agentId, name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    notReached: named.filter(({ isActive }) => !isActive).map(({ name }) => name),
  }
}

/** Whom a note calls, for its event in the audit; nothing when it calls nobody. */
export function callsKept(called: readonly Mention[]): { calls?: AgentId[] } {
  return called.length > 0 ? { calls: idsOf(called) } : {}
}

type OfMessage = { ticketId: TicketId; messageId: MessageId }

/** The writes that make a note call exactly `called`, and the mails to those whom it did not call before. */
export function callWrites(
  tx: Db,
  message: OfMessage,
  { called, before = [] }: { called: readonly Mention[]; before?: readonly Mention[] },
  at: Date,
): { rowsBeside: SQLWrapper[]; work: WorkItem[] } {
  const added = without(called, before)
  const removed = without(before, called)
  const rows = added.map(({ agentId }) => ({ ...message, agentId, createdAt: at }))
  const { messageId } = message
  return {
    rowsBeside: [
      ...(rows.length > 0 ? [tx.insert(mentions).values(rows)] : []),
      ...(removed.length > 0 ? [forget(tx, message, removed)] : []),
    ],
    work: added.map(({ agentId }) => mailItem({ template: "note-mention", messageId, agentId })),
  }
}

function forget(tx: Db, { ticketId, messageId }: OfMessage, removed: readonly Mention[]) {
  const theirs = inArray(mentions.agentId, idsOf(removed))
  return tx.delete(mentions).where(and(eq(mentions.ticketId, ticketId), eq(mentions.messageId, messageId), theirs))
}

function without(all: readonly Mention[], others: readonly Mention[]): Mention[] {
  const left = new Set(idsOf(others))
  return all.filter(({ agentId }) => !left.has(agentId))
}

function idsOf(called: readonly Mention[]): AgentId[] {
  return called.map(({ agentId }) => agentId)
}
