import { eq, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor, AgentActor } from "../access/index.js"
import { erasures, tickets } from "../db/schema-helpdesk.js"
import type { Db, TicketId } from "../kernel/index.js"
import { anonymizeRequester } from "../privacy/index.js"
import { anAgent, aPerson, aRequester, aTicket } from "../testing/index.js"
import { untilTaken } from "../testing/until-taken.js"
import { addMessage, createTicket, endErasures, saveDraft, updateTicket } from "../ticket/index.js"
import { schedules } from "./schedules.js"

const host: Actor = { type: "system", name: "host" }
const visibility = "internal"

/** Erasings of other tests are over, because somebody new is refused while any goes on. */
async function aScene(db: Db) {
  await endErasures(db)
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  const { id: ticketId } = await aTicket(db, { requester })
  return { agent, ticketId, erase: (tx: Db) => anonymizeRequester(tx, host, { contactId: requester.contactId }) }
}

const texts: [string, (db: Db, agent: AgentActor, ticketId: TicketId) => Promise<unknown>][] = [
  ["a note", (db, agent, ticketId) => addMessage(db, agent, { ticketId, body: "Klaar.", visibility })],
  ["a draft", (db, agent, ticketId) => saveDraft(db, agent, { ticketId, body: "Klaar.", visibility })],
  ["a subject", (db, agent, ticketId) => updateTicket(db, agent, { ticketId, subject: "Klaar" })],
  ["somebody new", (db, agent) => createTicket(db, agent, { body: "Belde.", requester: { email: aPerson().email } })],
]

describe.for(texts)("who erases within a transaction of their own", ([text, write]) => {
  test(`has ${text} refused until the job knows that it ended`, async ({ db }) => {
    const { agent, ticketId, erase } = await aScene(db)
    await db.transaction(erase)
    await expect(write(db, agent, ticketId)).rejects.toMatchObject({ code: "conflict" })

    await schedules.find(({ name }) => name === "erasures")?.run(db, {})

    expect(await untilTaken(() => write(db, agent, ticketId))).toBeDefined()
  })

  test(`writes ${text} in it, and for others it has not ended by that`, async ({ db }) => {
    const { agent, ticketId, erase } = await aScene(db)
    await db.transaction(async (tx) => {
      await erase(tx)
      await schedules.find(({ name }) => name === "erasures")?.run(tx, {})
      await expect(write(tx, agent, ticketId)).resolves.toBeDefined()
    })
    await expect(addMessage(db, agent, { ticketId, body: "Klaar.", visibility })).rejects.toMatchObject({
      code: "conflict",
    })
  })
})

test("what ended a day ago is forgotten, and nothing that still counts", async ({ db }) => {
  const { ticketId, erase } = await aScene(db)
  await db.delete(erasures)
  await db.transaction(erase)
  await endErasures(db)
  const [{ erasureId } = {}] = await db.select().from(tickets).where(eq(tickets.id, ticketId))
  const old = await db.insert(erasures).values({ begunIn: "1", endedAt: sql`now() - interval '25 hours'` }).returning()

  const { contactId } = await aRequester(db)
  await db.transaction((tx) => anonymizeRequester(tx, host, { contactId }))
  await endErasures(db)

  const left = (await db.select({ id: erasures.id }).from(erasures)).map(({ id }) => id)
  expect(left).toContain(erasureId)
  expect(left).not.toContain(old[0]?.id)
})

test("an end by a clock that was set back since is written anew, so that nobody waits for that time to come again", async ({
  db,
}) => {
  const { agent, ticketId, erase } = await aScene(db)
  await erase(db)
  await db.update(erasures).set({ endedAt: sql`clock_timestamp() + interval '1 hour'` })
  const write = () => addMessage(db, agent, { ticketId, body: "Klaar.", visibility })
  await expect(write()).rejects.toMatchObject({ code: "conflict" })

  await schedules.find(({ name }) => name === "erasures")?.run(db, {})

  expect(await untilTaken(write)).toBeDefined()
})
