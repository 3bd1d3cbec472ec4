import { expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { deactivateAgent } from "../desk/index.js"
import { newId } from "../kernel/index.js"
import { getInbox } from "../list/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { markViewed } from "../ticket/index.js"
import { liveChannel } from "../work/index.js"
import { leaveTicket, listPresence, touchPresence } from "./presence.js"

const secondsAfter = (seconds: number) => minutesAfter(noon, seconds / 60)

test("who has a ticket open is seen by name, with whether they type, and not after they left", async ({ db }) => {
  const [ana, mehmet] = [await anAgent(db, { name: "Ana" }), await anAgent(db, { name: "Mehmet" })]
  const { id: ticketId } = await aTicket(db)
  const seen = async () =>
    (await listPresence(db, ana, { ticketIds: [ticketId] }, noon)).map((row) => [row.name, row.isTyping])

  await touchPresence(db, mehmet, { ticketId, isTyping: true }, noon)
  await touchPresence(db, ana, { ticketId }, noon)
  expect(await seen()).toEqual([
    ["Ana", false],
    ["Mehmet", true],
  ])
  await touchPresence(db, mehmet, { ticketId, isTyping: false }, noon)
  await leaveTicket(db, ana, { ticketId })
  expect(await seen()).toEqual([["Mehmet", false]])
})

test("a laptop that was closed is there no longer 30 s after its last sign, typing or not", async ({ db }) => {
  const ana = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  await touchPresence(db, ana, { ticketId, isTyping: true }, noon)
  const at = (seconds: number) => listPresence(db, ana, { ticketIds: [ticketId] }, secondsAfter(seconds))
  expect(await at(29)).toHaveLength(1)
  expect(await at(30)).toEqual([])
  await touchPresence(db, ana, { ticketId }, secondsAfter(40))
  expect(await at(60)).toMatchObject([{ isTyping: false }])
})

test("coming, typing and leaving are told; signs that say the same again are not", async ({ db, fdm }) => {
  const ana = await anAgent(db)
  const { id: ticketId, requesterId } = await aTicket(db)
  const scope = { requesterId, teamId: null }
  const heard: unknown[] = []
  onTestFinished(await fdm.listen(liveChannel, (payload) => heard.push(JSON.parse(payload))))
  const sign = (isTyping: boolean, seconds: number) =>
    touchPresence(db, ana, { ticketId, isTyping }, secondsAfter(seconds))

  await sign(false, 0)
  for (const seconds of [15, 30, 45]) await sign(false, seconds)
  await sign(true, 46)
  await sign(true, 60)
  await sign(false, 61)
  // Gone stale, so this is a coming again.
  await sign(false, 120)
  await leaveTicket(db, ana, { ticketId })
  await leaveTicket(db, ana, { ticketId })

  await db.execute(`select pg_notify('${liveChannel}', '"over"')`)
  await vi.waitFor(() => expect(heard).toContain("over"), 20_000)
  expect(heard.slice(0, -1)).toEqual(Array(5).fill({ kind: "presence", ticketId, ...scope, by: ana.contactId }))
})

test("being there is not having read", async ({ db }) => {
  const ana = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const isUnread = async () => (await getInbox(db, ana)).rows.find(({ id }) => id === ticketId)?.isUnread
  await touchPresence(db, ana, { ticketId }, minutesAfter(noon, 1))
  expect(await isUnread()).toBe(true)
  await markViewed(db, ana, { ticketId }, minutesAfter(noon, 1))
  await touchPresence(db, ana, { ticketId }, minutesAfter(noon, 2))
  expect(await isUnread()).toBe(false)
})

test("presence is the desk's own affair", async ({ db }) => {
  const requester = await aRequester(db)
  const { id: ticketId } = await aTicket(db, { requester })
  for (const [actor, code] of [
    [requester, "forbidden"],
    [nobody, "unauthenticated"],
  ] as const) {
    await expect(touchPresence(db, actor, { ticketId })).rejects.toMatchObject({ code })
    await expect(leaveTicket(db, actor, { ticketId })).rejects.toMatchObject({ code })
    await expect(listPresence(db, actor, { ticketIds: [ticketId] })).rejects.toMatchObject({ code })
  }
})

test("whoever left the desk is at no ticket", async ({ db }) => {
  const [admin, ana] = [await anAgent(db, { role: "admin" }), await anAgent(db)]
  const { id: ticketId } = await aTicket(db)
  await touchPresence(db, ana, { ticketId }, noon)
  await deactivateAgent(db, admin, { agentId: ana.agentId }, noon)
  expect(await listPresence(db, admin, { ticketIds: [ticketId] }, noon)).toEqual([])
})

test("a ticket that isn't there, no tickets, and too many", async ({ db, fdm }) => {
  const ana = await anAgent(db)
  await expect(touchPresence(db, ana, { ticketId: newId("ticket") })).rejects.toMatchObject({ code: "not_found" })
  expect(await fdm.statements(() => listPresence(db, ana, { ticketIds: [] }))).toEqual([])
  const ticketIds = Array.from({ length: 501 }, () => newId("ticket"))
  await expect(listPresence(db, ana, { ticketIds })).rejects.toMatchObject({ code: "invalid_input" })
})

test("a sign and a look at a whole page of tickets cost a statement each", async ({ db, fdm }) => {
  const ana = await anAgent(db)
  const ticketIds = [(await aTicket(db)).id, (await aTicket(db)).id]
  expect(await fdm.statements(() => touchPresence(db, ana, { ticketId: ticketIds[0] as never }))).toHaveLength(1)
  expect(await fdm.statements(() => listPresence(db, ana, { ticketIds }))).toHaveLength(1)
})
