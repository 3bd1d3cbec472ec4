import { eq } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../../access/index.js"
import { contentHashOf, recordAgent } from "../../audit/index.js"
import { agentRoles, agents } from "../../db/schema-helpdesk.js"
import { type ContactId, type Db, guarded, HelpdeskError, newId, parse, personSchema } from "../../kernel/index.js"
import { saveContact } from "../../people/index.js"
import type { Agent } from "./agent.js"
import { assertMayManage, lockRoster } from "./roster.js"

/** What `registerAgent` takes: somebody whom the host knows, and their role (`agent` unless given). */
export const registerAgentInput = z.object({
  person: personSchema,
  role: z.enum(agentRoles).default("agent"),
})

/**
 * Makes somebody whom the host knows an agent. Managers register agents and team leads, admins everybody. Who is an
 * agent already, or was one, stays as they are: `updateAgent` and `reactivateAgent` are for them.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input` | `conflict` with `details.agentId` of the one there is
 */
export async function registerAgent(
  db: Db,
  actor: Actor,
  input: z.input<typeof registerAgentInput>,
  now: Date = new Date(),
): Promise<Agent> {
  requireAgent(actor)
  const { person, role } = parse(registerAgentInput, input)
  const steps = async (tx: Db): Promise<Agent> => {
    // The contact before the agents, as `seedAgent` does: one order for all, so that nobody waits in a circle.
    const contactId = await saveContact(tx, person, now)
    const { by } = await lockRoster(tx, actor)
    assertMayManage(by, role)
    const [agent] = await tx
      .insert(agents)
      .values({ id: newId("agent", now), contactId, role, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: agents.contactId })
      .returning({ id: agents.id })
    if (!agent) throw await alreadyThere(tx, contactId)
    const changes = { role, grantedBy: "desk", account: contentHashOf(agent.id, person.principalId) } as const
    await recordAgent(tx, actor, agent.id, { type: "agent.registered", changes, content: contactId }, now)
    return { id: agent.id, name: person.name, role, isActive: true }
  }
  return guarded(() => db.transaction(steps))
}

async function alreadyThere(tx: Db, contactId: ContactId): Promise<HelpdeskError> {
  const [agent] = await tx
    .select({ agentId: agents.id, isActive: agents.isActive })
    .from(agents)
    .where(eq(agents.contactId, contactId))
  return new HelpdeskError("conflict", "this person is registered already", agent)
}
