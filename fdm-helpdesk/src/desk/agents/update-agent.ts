import { z } from "zod"
import type { Actor } from "../../access/index.js"
import { agentRoles } from "../../db/schema-helpdesk.js"
import { type Db, idSchema, parse } from "../../kernel/index.js"
import type { Agent } from "./agent.js"
import { changeAgent } from "./roster.js"

/** What `updateAgent` takes. */
export const updateAgentInput = z.object({ agentId: idSchema("agent"), role: z.enum(agentRoles) })

/**
 * Gives an agent another role, from their next request on. An admin may step down, as long as another active one stays.
 * The name is not changed here: it is the host's, and comes along with each sign-in.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `not_found` | `invalid_input` | `conflict` for the last active admin
 */
export async function updateAgent(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateAgentInput>,
  now: Date = new Date(),
): Promise<Agent> {
  const { agentId, role } = parse(updateAgentInput, input)
  return changeAgent(db, actor, agentId, { role }, now, (_tx, before) => ({
    type: "agent.role_changed",
    changes: { from: before.role, to: role, grantedBy: "desk" },
  }))
}
