import { type Lines, linesFor } from "../fill/tables.js"
import { emailOf, type People } from "./people.js"
import { benchNow } from "./size.js"

/** The rows of people and tags: they come before all others, which refer to them. */
export function peopleLines({ agents, requesters, tags, teams }: People): Lines {
  const { add, lines } = linesFor()
  const times = { createdAt: benchNow, updatedAt: benchNow }
  for (const [number, { contactId, principalId, name, agentId, role }] of agents.entries()) {
    const email = emailOf(name, number).replace("boer", "fdm")
    add("contacts", { id: contactId, principalId, name, email, emailVerified: true, ...times })
    add("agents", { id: agentId, contactId, role, ...times })
  }
  for (const { contactId, principalId, name, email } of requesters)
    add("contacts", { id: contactId, principalId, name, email, emailVerified: true, ...times })
  for (const { id, name } of tags) add("tags", { id, name, createdAt: benchNow })
  for (const { id, name } of teams) add("teams", { id, name, ...times })
  return lines()
}
