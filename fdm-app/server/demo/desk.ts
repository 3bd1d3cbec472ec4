import type { Db } from "fdm-core"
import { type AgentActor, createTag, newId, schemaHelpdesk, type TagId } from "fdm-helpdesk"
import type { AgentKey } from "./cast.ts"
import { savedReplies } from "./saved-replies.ts"
import { type TagKey, tags } from "./tags.ts"

/**
 * What no verb does goes straight into the tables: saved replies that were used before the demo began, and an outbox
 * whose mails must not leave. All else of the demo goes through verbs.
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

export async function addSavedReplies(tx: Db, agents: Record<AgentKey, AgentActor>, createdAt: Date): Promise<void> {
  const rows = savedReplies.map(({ title, body, category, used, owner }) => ({
    id: newId("savedReply", createdAt),
    title,
    body,
    category,
    ownerId: owner ? agents[owner].agentId : null,
    usageCount: used,
    createdAt,
    updatedAt: createdAt,
  }))
  await tx.insert(schemaHelpdesk.savedReplies).values(rows)
}

/** Nothing that happened in the past of the demo is mailed or triaged now. Only for a desk that was empty before. */
export async function settleOutbox(tx: Db): Promise<void> {
  await tx.execute(
    `update "fdm-helpdesk"."outbox" set status = 'sent', attempts = 1, done_at = created_at where status = 'pending'`,
  )
}
