import { desc, eq } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import { auditEvents } from "../db/schema-helpdesk.js"
import type { AgentId, Db } from "../kernel/index.js"
import { emptyChain, link } from "./chain.js"
import type { AgentEvent } from "./events.js"

/**
 * The one writer of an agent's chain, in the transaction of the change itself. Whoever calls it holds the lock on the
 * agent's row, so that of two changes at once each finds the other's link.
 */
export async function recordAgent(tx: Db, actor: Actor, agentId: AgentId, event: AgentEvent, now: Date): Promise<void> {
  const [last] = await tx
    .select({ auditSeq: auditEvents.seq, auditHash: auditEvents.hash })
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, agentId))
    .orderBy(desc(auditEvents.seq))
    .limit(1)
  const [row] = link(last ?? emptyChain, agentId, actor, event, now)
  await tx.insert(auditEvents).values(row)
}
