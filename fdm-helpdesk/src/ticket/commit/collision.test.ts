import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { anAgent, aRequester, aTicket } from "../../testing/index.js"
import { addMessage } from "../message/add-message.js"
import { editMessage } from "../message/edit-message.js"
import { getTicket } from "../read/get-ticket.js"
import { updateTicket } from "../update-ticket.js"

const newMessage = { code: "conflict", details: { reason: "new_message" } }
const visibility = "public"

describe("an agent's reply that was begun before the last message", () => {
  test("is held back, nothing is written, and goes out with the version of that message", async ({ db }) => {
    const [ana, mehmet] = [await anAgent(db), await anAgent(db, { name: "Mehmet" })]
    const { id: ticketId, messageVersion: version } = await aTicket(db)
    await addMessage(db, ana, { ticketId, body: "Van Ana", visibility, version })

    const late = { ticketId, body: "Van Mehmet", visibility, version, moveTo: "resolved" } as const
    const refused = await addMessage(db, mehmet, late).catch((error) => error)
    expect(refused).toMatchObject(newMessage)
    const { ticket, messages } = await getTicket(db, mehmet, { ticketId })
    expect([ticket.status, messages.length]).toEqual(["in_progress", 2])
    expect(refused.details.messageVersion).toBe(ticket.messageVersion)

    await addMessage(db, mehmet, { ...late, version: ticket.messageVersion })
    expect((await getTicket(db, mehmet, { ticketId })).messages.at(-1)?.body).toBe("Van Mehmet")
  })

  test("of two agents who send at the same moment one gets through", async ({ db, fdm }) => {
    const [ana, mehmet] = [await anAgent(db), await anAgent(db)]
    const other = await fdm.another()
    const { id: ticketId, messageVersion: version } = await aTicket(db)
    const reply = { ticketId, visibility, version } as const

    const sent = await Promise.allSettled([
      addMessage(db, ana, { ...reply, body: "Van Ana" }),
      addMessage(other, mehmet, { ...reply, body: "Van Mehmet" }),
    ])

    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(sent.find(({ status }) => status === "rejected")).toMatchObject({ reason: newMessage })
    expect((await getTicket(db, ana, { ticketId })).messages).toHaveLength(2)
  })

  test("is held back for the requester's message, for a colleague's note, and for one's own from another window", async ({
    db,
  }) => {
    const [ana, mehmet, requester] = [await anAgent(db), await anAgent(db), await aRequester(db)]
    for (const [writer, kind] of [
      [requester, "public"],
      [mehmet, "internal"],
      [ana, "public"],
    ] as const) {
      const { id: ticketId, messageVersion: version } = await aTicket(db, { requester })
      await addMessage(db, writer, { ticketId, body: "Eerst dit", visibility: kind })
      const late = addMessage(db, ana, { ticketId, body: "Te laat", visibility, version })
      await expect(late).rejects.toMatchObject(newMessage)
    }
  })
})

test("an agent's own note holds back none of their replies, unless somebody else wrote beside it", async ({ db }) => {
  const [ana, mehmet] = [await anAgent(db), await anAgent(db)]
  const { id: ticketId, messageVersion: version } = await aTicket(db)
  const note = { ticketId, visibility: "internal" } as const
  const { id: messageId } = await addMessage(db, ana, { ...note, body: "Ik zoek het uit" })
  await editMessage(db, ana, { ticketId, messageId, body: "Ik zoek het nu uit" })
  await updateTicket(db, mehmet, { ticketId, priority: "urgent" })
  await addMessage(db, ana, { ticketId, body: "Gevonden", visibility, version })

  const { messageVersion } = (await getTicket(db, ana, { ticketId })).ticket
  await addMessage(db, ana, { ...note, body: "Nog een" })
  const late = { ticketId, body: "Te laat", visibility, version: messageVersion } as const
  await expect(addMessage(db, mehmet, late)).rejects.toMatchObject(newMessage)
  await addMessage(db, mehmet, { ...note, body: "Wacht, ik bel" })
  await addMessage(db, ana, { ...note, body: "Goed" })
  await expect(addMessage(db, ana, late)).rejects.toMatchObject(newMessage)
})

test("what is no message holds nothing back", async ({ db }) => {
  const [ana, mehmet] = [await anAgent(db), await anAgent(db)]
  const { id: ticketId, messageVersion: version } = await aTicket(db)
  await updateTicket(db, mehmet, { ticketId, priority: "urgent" })
  await expect(addMessage(db, ana, { ticketId, body: "Dag", visibility, version })).resolves.toBeDefined()
})

test("notes, requesters, and agents who name no version are never held back", async ({ db }) => {
  const [ana, mehmet, requester] = [await anAgent(db), await anAgent(db), await aRequester(db)]
  const { id: ticketId, messageVersion: version } = await aTicket(db, { requester })
  await addMessage(db, mehmet, { ticketId, body: "Eerst dit", visibility })
  await addMessage(db, ana, { ticketId, body: "Een notitie", visibility: "internal", version })
  await addMessage(db, requester, { ticketId, body: "Nog iets", visibility, version })
  await addMessage(db, ana, { ticketId, body: "Zonder versie", visibility })
  expect((await getTicket(db, ana, { ticketId })).messages).toHaveLength(5)
})

test("a form that is posted twice adds one, although the first made its version stale", async ({ db }) => {
  const ana = await anAgent(db)
  const { id: ticketId, messageVersion: version } = await aTicket(db)
  const post = { ticketId, body: "Dag", visibility, version, formKey: "reply-12345" } as const
  expect(await addMessage(db, ana, post)).toEqual(await addMessage(db, ana, post))
})
