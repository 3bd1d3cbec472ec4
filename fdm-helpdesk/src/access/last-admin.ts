import { and, asc, eq, inArray, or } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type AgentGrant, type AgentRole, agents, contacts } from "../db/schema-helpdesk.js"
import { type AgentId, type ContactId, type Db, HelpdeskError } from "../kernel/index.js"

/**
 * A desk that has an active admin keeps one, because without one it could never get one back. Whoever takes a role or a seat away,
 * in whichever way, locks the agents with `lockAgents` and asks `adminStays`. The lock is on all active admins as well, so of
 * two who each take another one away the later sees what the earlier did. A test finds whoever writes agents and doesn't ask.
 */
export type LockedAgent = {
  id: AgentId
  contactId: ContactId
  name: string
  role: AgentRole
  isActive: boolean
  grantedBy: AgentGrant
}

/** Locks the agents named, by themselves or as people, and all active admins, in the order of their ids, so that nobody waits in a circle. */
export async function lockAgents(
  tx: Db,
  { ids = [], contactIds = [] }: { ids?: readonly AgentId[]; contactIds?: readonly ContactId[] },
): Promise<LockedAgent[]> {
  // By another name, because a lock is taken on a table as the statement calls it, without its schema.
  const agent = alias(agents, "agent")
  const { id, contactId, role, isActive, grantedBy } = agent
  const isAdmin = and(eq(role, "admin"), eq(isActive, true))
  return (
    tx
      .select({ id, contactId, name: contacts.name, role, isActive, grantedBy })
      .from(agent)
      .innerJoin(contacts, eq(contacts.id, contactId))
      .where(or(inArray(id, [...ids]), inArray(contactId, [...contactIds]), isAdmin))
      .orderBy(asc(id))
      // Not "update": that would wait for everybody whose row refers to one of these.
      .for("no key update", { of: agent })
  )
}

type Seat = Pick<LockedAgent, "id" | "role" | "isActive">
const isAdmin = ({ role, isActive }: Seat) => role === "admin" && isActive

/** Is there an active admin once one of those who are locked is as `after` says? A desk that has none has none to lose. Pure. */
export function adminStays(locked: readonly Seat[], after: Seat): boolean {
  return !locked.some(isAdmin) || locked.map((agent) => (agent.id === after.id ? after : agent)).some(isAdmin)
}

/** @throws HelpdeskError `conflict` with `details.reason` `last_admin` when there is none any more */
export function assertAdminStays(locked: readonly Seat[], after: Seat): void {
  if (!adminStays(locked, after))
    throw new HelpdeskError("conflict", "the last active admin stays", { reason: "last_admin" })
}
