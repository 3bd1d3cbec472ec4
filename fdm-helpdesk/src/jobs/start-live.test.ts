import { expect, onTestFinished, vi } from "vitest"
import { test } from "../../../testing/database.js"
import type { TestDatabase } from "../../../testing/test-database.js"
import { type Actor, nobody } from "../access/index.js"
import { deactivateAgent, resolveActor } from "../desk/index.js"
import type { LiveEvent } from "../live/index.js"
import { anAgent, aPerson, aRequester, aTicket } from "../testing/index.js"
import { addMessage } from "../ticket/index.js"
import { startLive } from "./start-live.js"

/** Live events of one process, and what each actor hears of them. */
async function aProcess({ listen }: TestDatabase) {
  const began = vi.fn()
  const live = startLive({
    listen: (channel, onNotify, onListening) =>
      listen(channel, onNotify, () => {
        onListening?.()
        began()
      }),
  })
  onTestFinished(() => live.stop())
  await vi.waitFor(() => expect(began).toHaveBeenCalled(), 20_000)
  return {
    live,
    hearing(actor: Actor) {
      const heard: LiveEvent[] = []
      live.subscribe(actor, { onEvent: (event) => heard.push(event) })
      return heard
    },
  }
}

test("a change is heard by those who may know: not by a stranger, and a note not by the one who asked", async ({
  db,
  fdm,
}) => {
  const [ana, requester, stranger] = [await anAgent(db), await aRequester(db), await aRequester(db)]
  const { id: ticketId } = await aTicket(db, { requester })
  const { hearing } = await aProcess(fdm)
  const [byAna, byRequester, ...others] = [ana, requester, stranger, nobody].map(hearing)

  await addMessage(db, ana, { ticketId, body: "Lastig", visibility: "internal" })
  await addMessage(db, ana, { ticketId, body: "Dag Wim", visibility: "public" })

  await vi.waitFor(() => expect(byAna).toHaveLength(2), 20_000)
  expect(byAna).toMatchObject([{ version: 2, isOwn: true }, { version: 3 }])
  expect(byRequester).toEqual([{ kind: "ticket", ticketId, version: 3, isOwn: false }])
  expect(others).toEqual([[], []])
})

test("two processes on one database hear each other's changes", async ({ db, fdm }) => {
  const ana = await anAgent(db)
  const [one, two] = [await aProcess(fdm), await aProcess(fdm)]
  const heard = [one.hearing(ana), two.hearing(ana)]
  const { id: ticketId } = await aTicket(await fdm.another())
  await vi.waitFor(() => expect(heard).toMatchObject([[{ ticketId }], [{ ticketId }]]), 20_000)
})

test("any number of open pages cost the database one listening, and an event no statement", async ({ db, fdm }) => {
  const ana = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const { hearing, live } = await aProcess(fdm)
  const pages = Array.from({ length: 500 }, () => hearing(ana))
  expect(live.size).toBe(500)
  const statements = await fdm.statements(async () => {
    await addMessage(db, ana, { ticketId, body: "Dag", visibility: "public" })
    await vi.waitFor(() => expect(pages.every((heard) => heard.length === 1)).toBe(true), 20_000)
  })
  expect(statements).toHaveLength(4)
})

test("a deactivated agent with an open page hears nothing more", async ({ db, fdm }) => {
  const admin = await anAgent(db, { role: "admin" })
  const person = aPerson()
  const ana = await anAgent(db, person)
  const { id: ticketId } = await aTicket(db)
  const { live } = await aProcess(fdm)
  const heard: LiveEvent[] = []
  const onEnd = vi.fn()
  const confirm = () => resolveActor(db, person)
  live.subscribe(ana, { onEvent: (event) => heard.push(event), onEnd, confirm })

  await deactivateAgent(db, admin, { agentId: ana.agentId })
  await addMessage(db, admin, { ticketId, body: "Onder ons", visibility: "internal" })

  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce(), 20_000)
  expect(heard).toEqual([])
})
