import { z } from "zod"
import type { Actor } from "../access/index.js"
import { type Db, idSchema, parse } from "../kernel/index.js"
import { releaseTickets } from "../ticket/index.js"
import type { Agent } from "./agent.js"
import { changeAgent } from "./roster.js"

/** What `deactivateAgent` and `reactivateAgent` take. */
export const agentInput = z.object({ agentId: idSchema("agent") })

/**
 * Takes somebody off the desk; their next request is a requester's. Their open tickets go back to nobody in the same
 * transaction, each with its timeline and audit: a team lead wants to see in "unassigned" what has to be handed out,
 * and nothing waits with somebody who won't come. Tickets that are done keep the name of who did them; one that is
 * opened again goes to nobody then. What they wrote stays theirs.
 *
 * Costs a few statements for each open ticket, under the lock of the agent.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `not_found` | `invalid_input` | `conflict` for the last active admin
 */
export async function deactivateAgent(
  db: Db,
  actor: Actor,
  input: z.input<typeof agentInput>,
  now: Date = new Date(),
): Promise<Agent> {
  const { agentId } = parse(agentInput, input)
  return changeAgent(db, actor, agentId, { isActive: false }, now, async (tx, _before, by) => ({
    type: "agent.deactivated",
    changes: { released: await releaseTickets(tx, by, agentId, now) },
  }))
}

/**
 * Takes somebody back on the desk, with the role they had. Tickets that they had are not given back: others have them.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `not_found` | `invalid_input`
 */
export async function reactivateAgent(
  db: Db,
  actor: Actor,
  input: z.input<typeof agentInput>,
  now: Date = new Date(),
): Promise<Agent> {
  const { agentId } = parse(agentInput, input)
  return changeAgent(db, actor, agentId, { isActive: true }, now, (_tx, { role }) => ({
    type: "agent.reactivated",
    changes: { role },
  }))
}
