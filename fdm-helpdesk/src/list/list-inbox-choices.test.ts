import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { createTag, deactivateAgent } from "../desk/index.js"
import { newId } from "../kernel/index.js"
import { anAgent, aRequester, aTicket } from "../testing/index.js"
import { listInboxChoices } from "./list-inbox-choices.js"

test("a filter's choices come by name, in one statement, and tell who left the desk", async ({ db, fdm }) => {
  const lead = await anAgent(db, { role: "admin", name: "Zoë Bakker" })
  const other = await anAgent(db, { name: "Anna Smit" })
  const gone = await anAgent(db, { name: "Bram Weg" })
  await deactivateAgent(db, lead, { agentId: gone.agentId })
  for (const name of ["Zaaien", "bemesten"]) await createTag(db, lead, { name, color: "#aabbcc" })

  const { tags, agents, workflow, requester, farm } = await listInboxChoices(db, lead)
  expect(tags.map(({ name, color }) => [name, color])).toEqual([
    ["bemesten", "#aabbcc"],
    ["Zaaien", "#aabbcc"],
  ])
  expect(agents).toEqual([
    { id: other.agentId, name: "Anna Smit", role: "agent", isActive: true },
    { id: gone.agentId, name: "Bram Weg", role: "agent", isActive: false },
    { id: lead.agentId, name: "Zoë Bakker", role: "admin", isActive: true },
  ])
  expect([workflow.id, requester, farm]).toEqual(["fdm", null, null])
  expect(await fdm.statements(() => listInboxChoices(db, lead))).toHaveLength(1)
})

test("a requester and a farm are named, when there are such", async ({ db }) => {
  const agent = await anAgent(db)
  const person = await aRequester(db, { name: "Jan Visser" })
  await aTicket(db, { requester: person, farm: { id: "frm_9", name: "De Hoeve" } })
  const asked = { requester: person.contactId, farm: "frm_9" }
  expect(await listInboxChoices(db, agent, asked)).toMatchObject({
    requester: { id: person.contactId, name: "Jan Visser" },
    farm: { id: "frm_9", name: "De Hoeve" },
  })
  expect(await listInboxChoices(db, agent, { requester: newId("contact"), farm: "x" })).toMatchObject({
    requester: null,
    farm: null,
  })
})

test("the choices are for agents", async ({ db }) => {
  await expect(listInboxChoices(db, await aRequester(db))).rejects.toMatchObject({ code: "forbidden" })
  await expect(listInboxChoices(db, nobody)).rejects.toMatchObject({ code: "unauthenticated" })
})
