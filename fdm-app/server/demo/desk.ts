import type { Db } from "fdm-core"
import {
  type AgentActor,
  createSavedReply,
  createSavedView,
  createTag,
  createTeam,
  schemaHelpdesk,
  type TagId,
} from "fdm-helpdesk"
import type { AgentKey } from "./cast.ts"
import { savedReplies } from "./saved-replies.ts"
import { type TagKey, tags } from "./tags.ts"

/**
 * What no verb does goes straight into the tables: how often saved replies were used before the demo began, and work
 * that must not be done. All else of the demo goes through verbs.
 */

/** Whether nobody has ever asked anything here. */
export async function isEmptyDesk(db: Db): Promise<boolean> {
  const { tickets } = schemaHelpdesk
  const found = await db.select({ id: tickets.id }).from(tickets).limit(1)
  return found.length === 0
}

/** The tags of the desk, made by somebody who leads it. */
export async function addTags(tx: Db, lead: AgentActor, createdAt: Date): Promise<Record<TagKey, TagId>> {
  const made: [string, TagId][] = []
  for (const [key, tag] of Object.entries(tags)) made.push([key, (await createTag(tx, lead, tag, createdAt)).id])
  return Object.fromEntries(made) as Record<TagKey, TagId>
}

/** What the desk sees in its rail: a view for everybody, and one that a team shares. */
export async function addViews(
  tx: Db,
  agents: Record<AgentKey, AgentActor>,
  tags: Record<TagKey, TagId>,
  createdAt: Date,
): Promise<void> {
  const { ana, mehmet, ilse } = agents
  const memberIds = [ana.agentId, mehmet.agentId]
  const { id: teamId } = await createTeam(tx, ilse, { name: "Mest en bodem", memberIds }, createdAt)
  const pressing = { filters: { priority: ["high" as const, "urgent" as const] }, sort: "oldest" as const }
  const forAll = { name: "Dringend, oudste eerst", icon: "flag", sharing: "all", query: pressing } as const
  await createSavedView(tx, mehmet, forAll, createdAt)
  const query = { filters: { tags: { any: [tags.mest, tags.bemestingsplan, tags.bodem] } } }
  const columns = ["subject", "requester", "farm", "status", "tags", "assignee", "lastMessageAt"] as const
  const ofTeam = { name: "Mest en bodem", icon: "sprout", sharing: "team", teamId, query } as const
  await createSavedView(tx, mehmet, { ...ofTeam, columns: [...columns] }, createdAt)
}

/** Shared ones by somebody who leads the desk, the others by their owners. */
export async function addSavedReplies(tx: Db, agents: Record<AgentKey, AgentActor>, createdAt: Date): Promise<void> {
  for (const { used, owner, ...reply } of savedReplies) {
    const by = owner ? agents[owner] : agents.ilse
    const { id } = await createSavedReply(tx, by, { ...reply, isShared: !owner }, createdAt)
    await tx.execute(`update "fdm-helpdesk"."saved_replies" set usage_count = ${used} where id = '${id}'`)
  }
}

/** Nothing that happened in the past of the demo is mailed or triaged now. Only for a desk that was empty before. */
export async function settleWork(tx: Db): Promise<void> {
  await tx.execute(
    `update "fdm-helpdesk"."work" set status = 'done', attempts = 1, done_at = created_at
       where status = 'pending' and kind in ('mail', 'triage')`,
  )
}
