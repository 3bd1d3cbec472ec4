import type { Db } from "fdm-core"
import {
  type AgentActor,
  addMessage,
  assignTicket,
  closeTicket,
  createTicket,
  markViewed,
  type RequesterActor,
  type TagId,
  type TicketId,
  tagTicket,
  updateTicket,
  updateTicketStatus,
} from "fdm-helpdesk"
import type { AgentKey, FarmKey, RequesterKey } from "./cast.ts"
import type { Conversation } from "./conversation.ts"
import type { Act, Somebody } from "./script.ts"
import type { TagKey } from "./tags.ts"
import type { Planned } from "./timetable.ts"

/** The cast, as the library and FDM know them. */
export type Stage = {
  agents: Record<AgentKey, AgentActor>
  requesters: Record<RequesterKey, RequesterActor>
  tags: Record<TagKey, TagId>
  farms: Record<FarmKey, { id: string; name: string }>
  /** The farm that somebody's questions are about unless they say otherwise. */
  farmOf: Partial<Record<RequesterKey, FarmKey>>
}

/** Plays one conversation through the verbs of the library, each at its own moment. */
export async function seedTicket(tx: Db, stage: Stage, { conversation, acts }: Planned): Promise<void> {
  const [ask, ...rest] = acts
  const { id } = await createTicket(tx, stage.requesters[conversation.by], questionOf(stage, conversation), ask?.at)
  for (const [index, { act, at }] of rest.entries()) {
    await play(tx, stage, conversation.by, id, act, at)
    if (index === 0) await sort(tx, stage, conversation, id, at)
  }
}

/** Whoever has it first sorts it. Nobody has looked at an unassigned one, so nobody has sorted it. */
async function sort(tx: Db, stage: Stage, { agent, tags }: Conversation, ticketId: TicketId, at: Date): Promise<void> {
  if (agent) await tagTicket(tx, stage.agents[agent], { ticketId, add: tags.map((key) => stage.tags[key]) }, at)
}

function questionOf(stage: Stage, { by, farm, text: body, subject, priority = "normal" }: Conversation) {
  const key = farm === undefined ? stage.farmOf[by] : farm
  return { body, subject, priority, farm: key ? stage.farms[key] : undefined }
}

async function play(tx: Db, stage: Stage, by: RequesterKey, ticketId: TicketId, act: Act, at: Date): Promise<unknown> {
  const actorOf = (who: Somebody) => (who === "requester" ? stage.requesters[by] : stage.agents[who])
  switch (act.do) {
    case "ask":
      throw new Error("a conversation asks once, at its beginning")
    case "assign":
      return assignTicket(tx, actorOf(act.by), { ticketId, agentId: stage.agents[act.agent].agentId }, at)
    case "reply":
      return addMessage(tx, actorOf(act.by), { ticketId, body: act.text, visibility: "public", moveTo: act.to }, at)
    case "note":
      return addMessage(tx, actorOf(act.by), { ticketId, body: act.text, visibility: "internal" }, at)
    case "answer":
      return addMessage(tx, actorOf("requester"), { ticketId, body: act.text, visibility: "public" }, at)
    case "prioritise":
      return updateTicket(tx, actorOf(act.by), { ticketId, priority: act.priority }, at)
    case "move":
      return updateTicketStatus(tx, actorOf(act.by), { ticketId, to: act.to }, at)
    case "look":
      return markViewed(tx, actorOf(act.by), { ticketId }, at)
    case "close":
      return closeTicket(tx, actorOf(act.by), { ticketId }, at)
  }
}
