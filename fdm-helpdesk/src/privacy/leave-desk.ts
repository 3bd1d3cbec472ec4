import { eq } from "drizzle-orm"
import { type Actor, assertAdminStays, type LockedAgent, lockAgents, mayManage } from "../access/index.js"
import { recordAgent } from "../audit/index.js"
import { agents, mentions, replyDrafts, savedReplies } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, HelpdeskError } from "../kernel/index.js"
import { releaseTickets } from "../ticket/index.js"
import { announceAgent } from "../work/announce.js"

/**
 * Takes a person off the desk for good, before their name goes: their open tickets go back to nobody, their drafts and the
 * saved replies that only they saw are deleted. Their roles stay in the audit, which says that they were erased.
 *
 * @returns whether they were an agent, ever
 * @throws HelpdeskError `conflict` for the last active admin | `forbidden` when the actor may not manage somebody of their role
 */
export async function leaveDesk(tx: Db, actor: Actor, ids: ContactId[], now: Date): Promise<boolean> {
  const locked = await lockAgents(tx, { contactIds: ids })
  const agent = locked.find(({ contactId }) => ids.includes(contactId))
  if (!agent) return false
  assertMayManage(actor, agent)
  const released = agent.isActive ? await deactivate(tx, actor, agent, locked, now) : 0
  await tx.delete(replyDrafts).where(eq(replyDrafts.agentId, agent.id))
  await tx.delete(savedReplies).where(eq(savedReplies.ownerId, agent.id))
  await tx.delete(mentions).where(eq(mentions.agentId, agent.id))
  const changes = { released, grantedBy: agent.grantedBy }
  await recordAgent(tx, actor, agent.id, { type: "agent.anonymized", changes }, now)
  return true
}

/** People let themselves go; a colleague needs the right to manage their role. No service changes who works at the desk. */
function assertMayManage(actor: Actor, { contactId, role }: LockedAgent): void {
  if (actor.type === "service") throw new HelpdeskError("forbidden", "no service takes somebody off the desk")
  if (actor.type !== "agent" || actor.contactId === contactId || mayManage(actor.role, role)) return
  throw new HelpdeskError("forbidden", "may not manage agents of this role", { roles: [role] })
}

/** @returns how many tickets they let go of */
async function deactivate(
  tx: Db,
  actor: Actor,
  { id, role }: LockedAgent,
  locked: readonly LockedAgent[],
  now: Date,
): Promise<number> {
  assertAdminStays(locked, { id, role, isActive: false })
  await tx
    .update(agents)
    .set({ isActive: false, updatedAt: now })
    .where(eq(agents.id, id))
    .returning({ announced: announceAgent(id) })
  return releaseTickets(tx, actor.type === "agent" ? actor : { type: "system", name: "roster" }, id, now)
}
