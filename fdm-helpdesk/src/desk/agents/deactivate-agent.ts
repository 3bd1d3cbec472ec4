import { z } from "zod"
import { type Actor, requireAgent } from "../../access/index.js"
import { type Db, idSchema, parse } from "../../kernel/index.js"
import { countOpenTickets, releaseTickets } from "../../ticket/index.js"
import type { Agent } from "./agent.js"
import { changeAgent } from "./roster.js"

/** What `deactivateAgent` and `reactivateAgent` take. */
export const agentInput = z.object({ agentId: idSchema("agent") })

/**
 * Takes somebody off the desk; their next request is a requester's. Nobody gives them a ticket from then on, and their open
 * ones go back to nobody, each with its timeline and audit: a team lead wants to see in "unassigned" what has to be handed out,
 * and nothing waits with somebody who won't come. Tickets that are done keep the name of who did them; one that is
 * opened again goes to nobody then. What they wrote stays theirs.
 *
 * Tickets are taken from them in short transactions after that, two hundred in each. What was ended in between, the job `desk` or
 * another call goes on with.
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
  requireAgent(actor)
  const agent = await changeAgent(db, actor, agentId, { isActive: false }, now, async (tx) => ({
    type: "agent.deactivated",
    changes: { released: await countOpenTickets(tx, agentId), grantedBy: "desk" },
  }))
  await releaseTickets(db, actor, agentId, now)
  return agent
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
    changes: { role, grantedBy: "desk" },
  }))
}
