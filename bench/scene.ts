import type { AgentActor } from "fdm-helpdesk"
import { type People, peopleOf, type Requester } from "./data/people.js"
import type { Seeded } from "./data/size.js"
import type { Query } from "./measure/opened.js"

/** Who calls, and about whom: the same people in every run of a seed. */
export type Scene = {
  people: People
  /** Who looks at lists: has neither the most tickets nor the fewest. */
  agent: AgentActor
  colleague: AgentActor
  /** Who asked the most. */
  requester: Requester
  /** For looking up what a case is about. */
  query: Query
}

export function sceneOf(seeded: Seeded, query: Query): Scene {
  const people = peopleOf(seeded)
  const [, , , agent, , colleague] = people.agents
  const [requester] = people.requesters
  if (!(agent && colleague && requester)) throw new Error("a desk has people")
  return { people, agent, colleague, requester, query }
}
