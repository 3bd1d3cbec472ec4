import { eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, adminStays, lockAgents, requireAgent, requireAtDesk } from "../../access/index.js"
import { type AgentEvent, contentHashOf, recordAgent, recordDesk } from "../../audit/index.js"
import { agents, contacts } from "../../db/schema-helpdesk.js"
import {
  type AgentId,
  type ContactId,
  type Db,
  guarded,
  type HostRole,
  hostId,
  hostRoles,
  newId,
  parse,
} from "../../kernel/index.js"
import { countOpenTickets, releaseTickets } from "../../ticket/index.js"
import { announceAgent } from "../../work/announce.js"
import { lockRoster } from "./roster.js"

/**
 * A host may give its accounts a role that opens the desk. The desk follows it, by one principle: what the desk decided
 * itself wins.
 *
 * - Somebody new with a role becomes an agent, granted by the host.
 * - Who was granted by the host and has another role now gets that; who has none any more leaves, and their open tickets
 *   go back to nobody. With a role again they are back.
 * - Who was registered, changed, sent away or taken back at the desk is the desk's from then on: no role of the host, given
 *   or missing, changes that. So somebody who was deactivated stays out although the host's role is still there.
 * - The last active admin stays in the books when the host takes the role away, so that the desk has one when it comes
 *   back; until then that person has no access (`findActor`).
 */
export async function followHostRole(
  db: Db,
  actor: Actor,
  account: Account,
  role: HostRole | undefined,
  now: Date,
): Promise<void> {
  await releaseFrom(db, await guarded(() => db.transaction((tx) => follow(tx, actor, account, role, now))), now)
}

async function releaseFrom(db: Db, left: AgentId | undefined, now: Date): Promise<void> {
  if (left) await releaseTickets(db, { type: "system", name: "roster" }, left, now)
}

/** Whose role it is, as the helpdesk and as the host knows them. */
type Account = { contactId: ContactId; principalId: string }

/** @returns who left the desk by it, whose tickets are to be taken from them then */
async function follow(
  tx: Db,
  actor: Actor,
  account: Account,
  role: HostRole | undefined,
  now: Date,
): Promise<AgentId | undefined> {
  const [known] = await tx.select({ id: agents.id }).from(agents).where(eq(agents.contactId, account.contactId))
  if (!known && role) await enter(tx, actor, account, role, now)
  if (!known) return undefined
  const team = await lockAgents(tx, { ids: [known.id] })
  const before = team.find(({ id }) => id === known.id)
  if (before?.grantedBy !== "host") return undefined
  const after = role ? { ...before, role, isActive: true } : { ...before, isActive: false }
  if ((after.role === before.role && after.isActive === before.isActive) || !adminStays(team, after)) return undefined
  const { id } = before
  await tx
    .update(agents)
    .set({ role: after.role, isActive: after.isActive, updatedAt: now })
    .where(eq(agents.id, id))
    .returning({ announced: announceAgent(id) })
  if (!role) return leave(tx, actor, id, now)
  const event: AgentEvent = before.isActive
    ? { type: "agent.role_changed", changes: { from: before.role, to: role, grantedBy: "host" } }
    : { type: "agent.reactivated", changes: { role, grantedBy: "host" } }
  await recordAgent(tx, actor, id, event, now)
  return undefined
}

/** Of two first requests at once one makes the agent. */
async function enter(tx: Db, actor: Actor, account: Account, role: HostRole, now: Date): Promise<void> {
  const { contactId, principalId } = account
  const [agent] = await tx
    .insert(agents)
    .values({ id: newId("agent", now), contactId, role, grantedBy: "host", createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: agents.contactId })
    .returning({ id: agents.id })
  if (!agent) return
  const changes = { role, grantedBy: "host", account: contentHashOf(agent.id, principalId) } as const
  await recordAgent(tx, actor, agent.id, { type: "agent.registered", changes, content: contactId }, now)
}

async function leave(tx: Db, actor: Actor, agentId: AgentId, now: Date): Promise<AgentId> {
  const released = await countOpenTickets(tx, agentId)
  await recordAgent(tx, actor, agentId, { type: "agent.deactivated", changes: { released, grantedBy: "host" } }, now)
  return agentId
}

/** What `assignHostRole` takes: an account, and its role at the desk from now on, or null for none. */
export const assignHostRoleInput = z.object({ principalId: hostId(200), role: z.enum(hostRoles).nullable() })

/** What a host gives so that admins of the desk can give its accounts a role: it writes within the transaction that it gets. */
export type HostRoles = {
  /** @throws HelpdeskError `not_found` when there is no such account */
  setRole(tx: Db, input: { principalId: string; role: HostRole | null }): Promise<void>
}

/**
 * Gives an account of the host a role that opens the desk, or takes it away (`null`). For admins, because one of the roles
 * makes admins. It is felt at once by whoever the helpdesk knows
 * already, and by others when they come.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input` | what the host throws
 */
export async function assignHostRole(
  db: Db,
  { setRole }: HostRoles,
  actor: Actor,
  input: z.input<typeof assignHostRoleInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAgent(actor)
  requireAtDesk(actor, "host_role.assign")
  const { principalId, role } = parse(assignHostRoleInput, input)
  const steps = async (tx: Db) => {
    const { by } = await lockRoster(tx, actor)
    requireAtDesk({ ...actor, role: by.role }, "host_role.assign")
    await setRole(tx, { principalId, role })
    const [contact] = await tx.select({ id: contacts.id }).from(contacts).where(eq(contacts.principalId, principalId))
    const left = contact && (await follow(tx, actor, { contactId: contact.id, principalId }, role ?? undefined, now))
    await recordDesk(tx, actor, { type: "host_role.assigned", changes: { principalId, role: role ?? "none" } }, now)
    return left
  }
  await releaseFrom(db, await guarded(() => db.transaction(steps)), now)
}
