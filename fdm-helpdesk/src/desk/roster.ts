import { and, asc, eq, inArray, or } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type Actor, type AgentActor, mayManage, requireAgent } from "../access/index.js"
import { type AgentEvent, recordAgent } from "../audit/index.js"
import { type AgentGrant, type AgentRole, agentRoles, agents, contacts } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, guarded, HelpdeskError, notFound } from "../kernel/index.js"
import { announceAgent } from "../work/announce.js"
import type { Agent } from "./agent.js"

/** `grantedBy` tells who let an agent in. */
export type RosterRow = Agent & { grantedBy: AgentGrant }
type Roster = { by: RosterRow; agents: readonly RosterRow[] }

/**
 * Locks the actor, the agents named and all active admins: of two changes to the roster at once one sees what the other
 * did. The actor counts as what it is now, not as what it was when the request began, and never as more than it was then.
 *
 * @throws HelpdeskError `forbidden` when the actor is no active agent any more
 */
export async function lockRoster(tx: Db, actor: AgentActor, ids: readonly AgentId[] = []): Promise<Roster> {
  const rows = await lockAgents(tx, [actor.agentId, ...ids])
  const by = rows.find(({ id }) => id === actor.agentId)
  if (!by?.isActive) throw new HelpdeskError("forbidden", "agents only")
  return { by: { ...by, role: lesserOf(by.role, actor.role) }, agents: rows }
}

function lesserOf(one: AgentRole, other: AgentRole): AgentRole {
  return agentRoles.indexOf(one) < agentRoles.indexOf(other) ? one : other
}

/** Locks the agents named and all active admins, in the order of their ids, so that nobody waits in a circle. */
export async function lockAgents(tx: Db, ids: readonly AgentId[]): Promise<RosterRow[]> {
  // By another name, because a lock is taken on a table as the statement calls it, without its schema.
  const agent = alias(agents, "agent")
  const { id, role, isActive, grantedBy } = agent
  return (
    tx
      .select({ id, name: contacts.name, role, isActive, grantedBy })
      .from(agent)
      .innerJoin(contacts, eq(contacts.id, agent.contactId))
      .where(or(inArray(agent.id, [...ids]), and(eq(agent.role, "admin"), eq(agent.isActive, true))))
      .orderBy(asc(agent.id))
      // Not "update": that would wait for everybody whose row refers to one of these.
      .for("no key update", { of: agent })
  )
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
    const { grantedBy: _, ...after } = { ...before, ...set }
    assertMayManage(roster.by, before.role, after.role)
    if (after.role === before.role && after.isActive === before.isActive) return after
    if (!mayLeaveAdmin(roster.agents, after))
      throw new HelpdeskError("conflict", "the last active admin stays", { reason: "last_admin" })
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

const isAdmin = ({ role, isActive }: Agent) => role === "admin" && isActive

/** Is there an admin left once one of `all` is as `after` says? A desk that has none has none to lose. */
export function mayLeaveAdmin(all: readonly Agent[], after: Agent): boolean {
  return !all.some(isAdmin) || all.map((agent) => (agent.id === after.id ? after : agent)).some(isAdmin)
}
