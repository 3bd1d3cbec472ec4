import type { AgentKey } from "./cast.ts"
import type { Conversation, EndState, Priority, Step } from "./conversation.ts"

/**
 * What has to be done, and by whom, so that a conversation ends where its author says. Between the lines of a thread
 * lie the moves of the workflow `fdm`: a reply that gets an answer was waiting for the customer, the last one waits or
 * resolves, an answer takes up the work again by itself. A requester who is not `unread` looks at the last reply.
 */
export type Act =
  | { do: "ask" }
  | { do: "assign"; by: AgentKey; agent: AgentKey }
  | { do: "reply"; by: AgentKey; text: string; to?: Status }
  | { do: "note"; by: AgentKey; text: string }
  | { do: "answer"; text: string }
  | { do: "prioritise"; by: AgentKey; priority: Priority }
  | { do: "move"; by: AgentKey; to: Status }
  | { do: "look" | "close"; by: Somebody }

export type Somebody = AgentKey | "requester"
export type Status = "in_progress" | "waiting_on_customer" | "resolved"

export function scriptOf({ state, agent, thread = [], unread }: Conversation, isClosedByRequester: boolean): Act[] {
  if (!agent) return [{ do: "ask" }]
  const holder = thread.findLast((step) => step.type === "hand_over")?.to ?? agent
  const lastPublic = thread.findLast(isPublic)
  const requesterLooks = lastPublic?.type === "reply" && !unread
  return [
    { do: "ask" },
    { do: "assign", by: assignerOf(agent), agent },
    ...(thread.length === 0 ? [{ do: "look", by: assignerOf(agent) } as const] : []),
    ...threadActs(agent, thread, state),
    ...(requesterLooks ? [{ do: "look", by: "requester" } as const] : []),
    ...lastMove(state, lastPublic, holder),
    ...(state === "closed" ? [{ do: "close", by: isClosedByRequester ? "requester" : holder } as const] : []),
  ]
}

/** Ana takes what she finds; to the others the team lead deals it out. */
function assignerOf(agent: AgentKey): AgentKey {
  return agent === "ana" ? "ana" : "mehmet"
}

function threadActs(agent: AgentKey, thread: Step[], state: EndState): Act[] {
  let holder = agent
  return thread.map((step, index) => {
    const by = "by" in step && step.by ? step.by : holder
    if (step.type === "hand_over") holder = step.to
    return actOf(step, by, afterReply(step, thread.slice(index + 1), state))
  })
}

function actOf(step: Step, by: AgentKey, to: Status | undefined): Act {
  switch (step.type) {
    case "reply":
      return { do: "reply", by, text: step.text, to }
    case "note":
      return { do: "note", by, text: step.text }
    case "answer":
      return { do: "answer", text: step.text }
    case "prioritise":
      return { do: "prioritise", by, priority: step.priority }
    case "hand_over":
      return { do: "assign", by, agent: step.to }
  }
}

const isPublic = (step: Step) => step.type === "reply" || step.type === "answer"

/** Where a reply takes its ticket; without one the workflow decides. */
function afterReply(step: Step, rest: Step[], state: EndState): Status | undefined {
  const next = rest.find(isPublic)
  if (next?.type === "answer") return "solves" in step && step.solves ? "resolved" : "waiting_on_customer"
  if (next) return undefined
  if (state === "waiting") return "waiting_on_customer"
  return state === "resolved" || state === "closed" ? "resolved" : undefined
}

/** A thread that the requester ended, or that has no reply at all, needs a hand to get where it should be. */
function lastMove(state: EndState, lastPublic: Step | undefined, by: AgentKey): Act[] {
  if (lastPublic?.type === "reply") return []
  const isDone = state === "resolved" || state === "closed"
  if (!isDone && (state !== "in_progress" || lastPublic)) return []
  return [
    { do: "look", by },
    { do: "move", by, to: isDone ? "resolved" : "in_progress" },
  ]
}
