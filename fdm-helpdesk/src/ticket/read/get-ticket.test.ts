import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { type Actor, nobody } from "../../access/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage } from "../message/add-message.js"
import { updateTicket } from "../update-ticket.js"
import { getTicket } from "./get-ticket.js"

describe("getTicket", () => {
  test("gives the conversation oldest first, with who wrote what, in one statement", async ({ db, fdm }) => {
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
    expect(await fdm.statements(() => getTicket(db, agent, { ticketId }))).toHaveLength(1)
    expect(await fdm.statements(() => getTicket(db, requester, { ticketId }))).toHaveLength(1)
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

  test("gives the newest of a long conversation with what happened since, and says that there is more", async ({
    db,
  }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester, body: "Bericht 0" })
    await updateTicket(db, agent, { ticketId, priority: "high" }, minutesAfter(noon, 1))
    for (const n of [2, 3, 4])
      await addMessage(
        db,
        agent,
        { ticketId, body: `Bericht ${n}`, visibility: n === 3 ? "internal" : "public" },
        minutesAfter(noon, n),
      )

    const read = async (actor: Actor, messages: number) => {
      const { messages: thread, hasEarlier, activity, ticket } = await getTicket(db, actor, { ticketId, messages })
      const bodies = thread.map(({ body }) => body)
      return { bodies, hasEarlier, changes: activity.map(({ type }) => type), messageCount: ticket.messageCount }
    }
    const newest = { bodies: ["Bericht 3", "Bericht 4"], hasEarlier: true, messageCount: 4 }
    expect(await read(agent, 2)).toEqual({ ...newest, changes: ["message.added", "message.added"] })
    expect(await read(agent, 4)).toMatchObject({
      hasEarlier: false,
      changes: expect.arrayContaining(["ticket.created"]),
    })
    expect(await read(requester, 2)).toEqual({
      bodies: ["Bericht 2", "Bericht 4"],
      hasEarlier: true,
      changes: [],
      messageCount: 3,
    })
    expect(await read(requester, 3)).toMatchObject({ hasEarlier: false, messageCount: 3 })
  })

  test("gives the newest of thousands of changes, and says that more happened", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    for (let turn = 1; turn <= 12; turn++)
      await updateTicket(db, agent, { ticketId, priority: turn % 2 ? "high" : "low" }, minutesAfter(noon, turn))

    const read = async (messages: number) => {
      const { activity, hasEarlierActivity, hasEarlier } = await getTicket(db, agent, { ticketId, messages })
      return { last: activity.at(-1)?.createdAt, count: activity.length, hasEarlierActivity, hasEarlier }
    }
    const last = minutesAfter(noon, 12)
    expect(await read(1)).toEqual({ last, count: 5, hasEarlierActivity: true, hasEarlier: false })
    expect(await read(3)).toEqual({ last, count: 14, hasEarlierActivity: false, hasEarlier: false })
  })

  test("gives times as they were written, whatever the time zone of the connection", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const at = new Date("2026-03-29T01:30:00.123Z")
    const { id } = await addMessage(db, agent, { ticketId, body: "Zomertijd", visibility: "internal" }, at)
    await db.transaction(async (tx) => {
      await tx.execute("set local timezone to 'Asia/Kathmandu'")
      const { messages, activity } = await getTicket(tx, agent, { ticketId })
      expect(messages.find((message) => message.id === id)?.createdAt).toEqual(at)
      expect(activity.at(-1)?.createdAt).toEqual(at)
    })
  })

  test("tells one person nothing of what it read for another before", async ({ db }) => {
    const [one, other] = [await aRequester(db), await aRequester(db)]
    const { id: ticketId } = await aTicket(db, { requester: one })
    expect(await getTicket(db, one, { ticketId })).toMatchObject({ ticket: { id: ticketId } })
    await expect(getTicket(db, other, { ticketId })).rejects.toMatchObject({ code: "not_found" })
    expect(await getTicket(db, await anAgent(db), { ticketId })).toMatchObject({ ticket: { id: ticketId } })
    await expect(getTicket(db, nobody, { ticketId })).rejects.toMatchObject({ code: "not_found" })
  })
})
