import { eq } from "drizzle-orm"
import {
  type Actor,
  type AgentActor,
  assertAdminStays,
  type LockedAgent,
  lockAgents,
  mayManage,
  requireAgent,
} from "../../access/index.js"
import { type AgentEvent, recordAgent } from "../../audit/index.js"
import { type AgentRole, agentRoles, agents } from "../../db/schema-helpdesk.js"
import { type AgentId, type Db, guarded, HelpdeskError, notFound } from "../../kernel/index.js"
import { announceAgent } from "../../work/announce.js"
import type { Agent } from "./agent.js"

type Roster = { by: LockedAgent; agents: readonly LockedAgent[] }

/**
 * Locks the actor, the agents named and all active admins: of two changes to the roster at once one sees what the other
 * did. The actor counts as what it is now, not as what it was when the request began, and never as more than it was then.
 *
 * @throws HelpdeskError `forbidden` when the actor is no active agent any more
 */
export async function lockRoster(tx: Db, actor: AgentActor, ids: readonly AgentId[] = []): Promise<Roster> {
  const rows = await lockAgents(tx, { ids: [actor.agentId, ...ids] })
  const by = rows.find(({ id }) => id === actor.agentId)
  if (!by?.isActive) throw new HelpdeskError("forbidden", "agents only")
  return { by: { ...by, role: lesserOf(by.role, actor.role) }, agents: rows }
}

function lesserOf(one: AgentRole, other: AgentRole): AgentRole {
  return agentRoles.indexOf(one) < agentRoles.indexOf(other) ? one : other
}

/** @throws HelpdeskError `forbidden` */
export function assertMayManage(by: Agent, ...roles: readonly AgentRole[]): void {
  if (!roles.every((role) => mayManage(by.role, role)))
    throw new HelpdeskError("forbidden", "may not manage agents of this role", { roles: [...roles] })
}

type AgentFields = { role?: AgentRole; isActive?: boolean }

/**
 * The one transaction in which an agent changes: lock the roster · may this actor? · does an admin stay? · write ·
 * record. What the desk decides about somebody makes them the desk's: from then on no role of the host changes it. `tell` says what happened for the audit, and does what else belongs to it. Fields that are so already change
 * nothing.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `not_found` | `conflict` for the last active admin
 */
export async function changeAgent(
  db: Db,
  actor: Actor,
  agentId: AgentId,
  set: AgentFields,
  now: Date,
  tell: (tx: Db, before: Agent, actor: AgentActor) => AgentEvent | Promise<AgentEvent>,
): Promise<Agent> {
  requireAgent(actor)
  const steps = async (tx: Db): Promise<Agent> => {
    const roster = await lockRoster(tx, actor, [agentId])
    const before = roster.agents.find(({ id }) => id === agentId)
    if (!before) throw notFound("agent")
    const { id, name, role, isActive } = { ...before, ...set }
    const after = { id, name, role, isActive }
    assertMayManage(roster.by, before.role, after.role)
    if (after.role === before.role && after.isActive === before.isActive) return after
    assertAdminStays(roster.agents, after)
    await tx
      .update(agents)
      .set({ role: after.role, isActive: after.isActive, grantedBy: "desk", updatedAt: now })
      .where(eq(agents.id, agentId))
      .returning({ announced: announceAgent(agentId) })
    await recordAgent(tx, actor, agentId, await tell(tx, before, actor), now)
    return after
  }
  return guarded(() => db.transaction(steps))
}
