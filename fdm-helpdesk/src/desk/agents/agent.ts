import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, assertAdminStays, lockAgents, requireAgent, requireAtDesk } from "../../access/index.js"
import { contentHashOf, recordAgent } from "../../audit/index.js"
import {
  type AgentGrant,
  type AgentRole,
  agentRoles,
  agents,
  contacts,
  ticketAssignments,
  tickets,
} from "../../db/schema-helpdesk.js"
import {
  type AgentId,
  type ContactId,
  type Db,
  guarded,
  newId,
  type Person,
  parse,
  personSchema,
} from "../../kernel/index.js"
import { saveContact } from "../../people/index.js"
import { announceAgent } from "../../work/announce.js"

/** Somebody who works at the desk, or did: who left is not active. The name is the one that the host knows. */
export type Agent = { id: AgentId; name: string; role: AgentRole; isActive: boolean }

export const seedAgentInput = z.object({ person: personSchema, role: z.enum(agentRoles).default("agent") })

/**
 * Makes somebody an agent, by the host's own authority: for the first agents of a deployment and for tests. For somebody
 * who is one already it sets the role and makes them active again.
 *
 * @throws HelpdeskError `invalid_input` for a person without principal or an unknown role | `conflict` for the last active admin, who
 *   would be none any more
 */
export async function seedAgent(
  db: Db,
  input: { person: Person; role?: AgentRole },
  now: Date = new Date(),
): Promise<Agent> {
  const { person, role } = parse(seedAgentInput, input)
  const steps = async (tx: Db) => {
    const contactId = await saveContact(tx, person, now)
    const [made] = await tx
      .insert(agents)
      .values({ id: newId("agent", now), contactId, role, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: agents.contactId })
      .returning({ id: agents.id })
    const id = made?.id ?? (await seatAgain(tx, contactId, role, now))
    const changes = { role, grantedBy: "desk", account: contentHashOf(id, person.principalId) } as const
    const event = { type: "agent.seeded", changes, content: contactId } as const
    await recordAgent(tx, { type: "system", name: "host" }, id, event, now)
    return { id, name: person.name, role, isActive: true }
  }
  return guarded(() => db.transaction(steps))
}

/** Gives somebody who is or was an agent a role, whatever they had. */
async function seatAgain(tx: Db, contactId: ContactId, role: AgentRole, now: Date): Promise<AgentId> {
  const locked = await lockAgents(tx, { contactIds: [contactId] })
  const agent = locked.find((one) => one.contactId === contactId)
  if (!agent) throw new Error("an agent who is there can't go away")
  const seat = { role, isActive: true }
  assertAdminStays(locked, { id: agent.id, ...seat })
  await tx
    .update(agents)
    .set({ ...seat, grantedBy: "desk", updatedAt: now })
    .where(eq(agents.id, agent.id))
    .returning({ announced: announceAgent(agent.id) })
  return agent.id
}

/**
 * The agents of the desk, by name, those who left included.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function listAgents(db: Db, actor: Actor): Promise<Agent[]> {
  requireAtDesk(actor, "desk.read")
  const { id, role, isActive } = agents
  return db
    .select({ id, name: contacts.name, role, isActive })
    .from(agents)
    .innerJoin(contacts, eq(contacts.id, agents.contactId))
    .orderBy(asc(sql`lower(${contacts.name})`), asc(id))
}

/** An agent as those see them who manage agents. */
export type RosterEntry = Agent & {
  email: string | null
  /** Null when the account is gone. */
  principalId: string | null
  /** Who let them in: somebody at the desk, or a role of the host's account. */
  grantedBy: AgentGrant
  /** How many tickets they would have to let go of. */
  openTickets: number
}

/**
 * The agents with what managing them takes: active ones first, by name. One statement.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function listRoster(db: Db, actor: Actor): Promise<RosterEntry[]> {
  requireAgent(actor)
  const { id, role, isActive, grantedBy } = agents
  const openTickets = db.$count(
    db
      .select({ id: ticketAssignments.id })
      .from(ticketAssignments)
      .innerJoin(tickets, eq(tickets.id, ticketAssignments.ticketId))
      .where(and(eq(ticketAssignments.agentId, id), isNull(ticketAssignments.unassignedAt), eq(tickets.isActive, true)))
      .as("seats"),
  )
  const { name, email, principalId } = contacts
  return db
    .select({ id, name, role, isActive, email, principalId, grantedBy, openTickets })
    .from(agents)
    .innerJoin(contacts, eq(contacts.id, agents.contactId))
    .orderBy(asc(sql`not ${isActive}`), asc(sql`lower(${name})`), asc(id))
}
