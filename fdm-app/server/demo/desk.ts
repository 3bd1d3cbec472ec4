import type { Db } from "fdm-core"
import { type AgentActor, newId, schemaHelpdesk, type TicketId } from "fdm-helpdesk"
import type { AgentKey } from "./cast.ts"
import { savedReplies } from "./saved-replies.ts"
import { type TagKey, tags } from "./tags.ts"

/**
 * What the library has no verbs for yet goes straight into its tables: tags, saved replies, and an outbox whose mails
 * must not leave. All else of the demo goes through verbs.
 */
export type Tagged = { ticketId: TicketId; tags: readonly TagKey[]; at: Date }

/** Whether nobody has ever asked anything here. */
export async function isEmptyDesk(db: Db): Promise<boolean> {
  const { tickets } = schemaHelpdesk
  const found = await db.select({ id: tickets.id }).from(tickets).limit(1)
  return found.length === 0
}

export async function addTags(tx: Db, tagged: readonly Tagged[], createdAt: Date): Promise<void> {
  const keys = Object.keys(tags) as TagKey[]
  const idOf = new Map(keys.map((key) => [key, newId("tag", createdAt)]))
  const rows = [...idOf].map(([key, id]) => ({ id, ...tags[key], createdAt }))
  await tx.insert(schemaHelpdesk.tags).values(rows)
  const map = tagged.flatMap(({ ticketId, tags: given, at }) =>
    given.map((key) => ({ ticketId, tagId: idOf.get(key) ?? newId("tag"), createdAt: at })),
  )
  await tx.insert(schemaHelpdesk.ticketTagsMap).values(map)
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
