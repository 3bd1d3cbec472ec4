import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor } from "../access/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage } from "./add-message.js"
import { getTicket } from "./get-ticket.js"

describe("getTicket", () => {
  test("gives the conversation oldest first, with who wrote what, in three statements, or two", async ({ db, fdm }) => {
    const agent = await anAgent(db, { name: "Ana Visser" })
    const requester = await aRequester(db, { name: `Jan "de Trekker" 't Hart` })
    const { id: ticketId } = await aTicket(db, { requester, body: "Eerst" })
    const at = (minutes: number) => minutesAfter(noon, minutes)
    await addMessage(db, agent, { ticketId, body: "Dan", visibility: "public" }, at(1))
    await addMessage(db, requester, { ticketId, body: "Toen", visibility: "public" }, at(2))

    const { ticket, requester: asker, messages: thread } = await getTicket(db, agent, { ticketId })
    expect(thread.map(({ body, authorName }) => [body, authorName])).toEqual([
      ["Eerst", `Jan "de Trekker" 't Hart`],
      ["Dan", "Ana Visser"],
      ["Toen", `Jan "de Trekker" 't Hart`],
    ])
    expect(asker).toMatchObject({ id: requester.contactId, name: `Jan "de Trekker" 't Hart` })
    expect(ticket).not.toHaveProperty("formKey")
    expect(await fdm.statements(() => getTicket(db, agent, { ticketId }))).toHaveLength(3)
    expect(await fdm.statements(() => getTicket(db, requester, { ticketId }))).toHaveLength(2)
  })

  test("tells agents who wrote a message, and requesters names only", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    await addMessage(db, agent, { ticketId, body: "Hoi", visibility: "public" })
    const authors = async (actor: Actor) =>
      (await getTicket(db, actor, { ticketId })).messages.map(({ authorId, mentions }) => [authorId, mentions])
    expect(await authors(agent)).toEqual([
      [requester.contactId, []],
      [agent.contactId, []],
    ])
    expect(await authors(requester)).toEqual([
      [null, []],
      [null, []],
    ])
  })
})
