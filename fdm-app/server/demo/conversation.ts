import type { AgentKey, FarmKey, RequesterKey } from "./cast.ts"
import type { TagKey } from "./tags.ts"

/**
 * A conversation as its author writes it: who asks what, what was said, and where it ended. When each thing happened
 * and which moves of the workflow lie between is worked out by `script.ts` and `timetable.ts`.
 */
export type Conversation = {
  by: RequesterKey
  /** Absent: the first farm of the requester. `null`: a question about no farm. */
  farm?: FarmKey | null
  subject: string
  /** Absent: `normal`. */
  priority?: Priority
  tags: TagKey[]
  state: EndState
  /** Who has it first; only a ticket that ends `unassigned` goes without. */
  agent?: AgentKey
  text: string
  thread?: Step[]
  /** The requester has not seen the last answer yet. */
  unread?: true
}

export type Priority = "low" | "normal" | "high" | "urgent"
/** `unassigned` and `open` share the status `open`; the second has an assignee. */
export type EndState = "unassigned" | "open" | "in_progress" | "waiting" | "resolved" | "closed"

export type Step =
  | { type: "reply"; text: string; by?: AgentKey; solves: boolean }
  | { type: "note"; text: string; by?: AgentKey }
  | { type: "answer"; text: string }
  | { type: "hand_over"; to: AgentKey; by?: AgentKey }
  | { type: "prioritise"; priority: Priority; by?: AgentKey }

/** A public answer, by default from whoever has the ticket. */
export const reply = (text: string, by?: AgentKey): Step => ({ type: "reply", text, by, solves: false })
/** A public answer that resolves the ticket although the conversation goes on: the requester reopens it. */
export const solve = (text: string, by?: AgentKey): Step => ({ type: "reply", text, by, solves: true })
/** What agents tell each other. */
export const note = (text: string, by?: AgentKey): Step => ({ type: "note", text, by })
/** What the requester writes back. */
export const answer = (text: string): Step => ({ type: "answer", text })
export const handOver = (to: AgentKey, by?: AgentKey): Step => ({ type: "hand_over", to, by })
export const prioritise = (priority: Priority, by?: AgentKey): Step => ({ type: "prioritise", priority, by })
