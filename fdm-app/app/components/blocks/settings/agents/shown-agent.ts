import type { RosterEntry } from "fdm-helpdesk"

/** An agent as the reader may see and change them. */
export type ShownAgent = RosterEntry & { mayChange: boolean; isSelf: boolean }
export type AgentRole = RosterEntry["role"]
