import { eq, type SQLWrapper } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import { auditEvents, auditHeads } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, insertInto } from "../kernel/index.js"
import { type AuditEntry, type AuditRow, type ChainHead, emptyChain, link } from "./chain.js"
import type { AgentEvent, DeskEvent } from "./events.js"
import { witness } from "./record.js"

/** The subject of the chain of everything that is set up for the whole desk. */
export const deskSubject = "desk"

/** Writes to an agent's chain, in the transaction of the change itself. */
export function recordAgent(tx: Db, actor: Actor, agentId: AgentId, event: AgentEvent, now: Date): Promise<void> {
  return append(tx, actor, agentId, event, now)
}

/** Writes to the chain of the desk, in the transaction of the change itself and last in it: all changes wait there. */
export function recordDesk(tx: Db, actor: Actor, event: DeskEvent, now: Date): Promise<void> {
  return append(tx, actor, deskSubject, event, now)
}

/**
 * The one writer of chains whose subject is no ticket. The upsert locks the head and reads it in one statement, also when
 * there is none yet: of two changes at once each finds the other's link. The link, the new head and what is written
 * `beside` them are another: unless said otherwise, that the chain has come this far.
 */
export async function append(
  tx: Db,
  actor: Actor,
  subjectId: string,
  entry: AuditEntry,
  now: Date,
  beside = (next: ChainHead) => witness([next], [subjectId]),
): Promise<void> {
  const [head] = await tx
    .insert(auditHeads)
    .values({ subjectId, ...emptyChain })
    .onConflictDoUpdate({ target: auditHeads.subjectId, set: { subjectId } })
    .returning()
  if (!head) throw new Error("an upsert returns its row")
  const [row, next] = link(head, subjectId, actor, entry, now)
  await writeLink(tx, row, next, beside(next))
}

async function writeLink(tx: Db, row: AuditRow, next: ChainHead, beside: SQLWrapper): Promise<void> {
  await tx
    .with(tx.$with("event", {}).as(insertInto(auditEvents, [row])), tx.$with("beside", {}).as(beside.getSQL()))
    .update(auditHeads)
    .set(next)
    .where(eq(auditHeads.subjectId, row.subjectId))
}
