import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { Actor, RequesterActor } from "../access/index.js"
import { verifyAudit } from "../audit/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import { resolveActor } from "../desk/index.js"
import { getMyTickets } from "../list/index.js"
import { egbert, farm, tracesIn } from "../testing/a-life.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage, assignTicket, closeTicket, createTicket, markViewed } from "../ticket/index.js"
import { anonymizeRequester } from "./anonymize-requester.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)

describe("what is written while somebody is erased", () => {
  test("goes or is refused: a reply and a new question never outlive their writer", async ({ db, fdm }) => {
    const other = await fdm.another()
    for (let round = 0; round < 8; round++) {
      const person = egbert()
      const requester = await aRequester(db, person)
      const { id: ticketId } = await aTicket(db, { requester })
      const reply = addMessage(
        other,
        requester,
        { ticketId, body: "Nog iets van de Kwikstaartdreef", visibility: "public" },
        later,
      )
      const erased = anonymizeRequester(db, host, { principalId: person.principalId }, later)
      const question = createTicket(other, requester, { body: "Weer de Kwikstaartdreef", farm }, later)

      const outcomes = await Promise.allSettled([reply, question])
      await erased

      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "unauthenticated" })
      expect(await tracesIn(db, person)).toEqual([])
      const own = await db.select().from(tickets).where(eq(tickets.requesterId, requester.contactId))
      for (const { id } of own) expect(await verifyAudit(db, { ticketId: id })).toMatchObject({ ok: true })
    }
  })

  test("by an agent meanwhile waits its turn, and nobody waits in a circle", async ({ db, fdm }) => {
    const other = await fdm.another()
    const agent = await anAgent(db)
    for (let round = 0; round < 5; round++) {
      const requester = await aRequester(db, egbert())
      const all = [await aTicket(db, { requester }), await aTicket(db, { requester })]
      await Promise.all([
        anonymizeRequester(db, host, { contactId: requester.contactId }, later),
        ...all.map(({ id }) => assignTicket(other, agent, { ticketId: id, agentId: agent.agentId }, later)),
      ])
      for (const { id } of all) expect(await verifyAudit(db, { ticketId: id })).toMatchObject({ ok: true })
    }
  })

  test("comes too late for whoever still has a page open: they are nobody there", async ({ db }) => {
    const person = egbert()
    const requester = await aRequester(db, person)
    const { id: ticketId } = await aTicket(db, { requester })
    await anonymizeRequester(db, host, { principalId: person.principalId }, later)

    const asked = { code: "unauthenticated" }
    await expect(addMessage(db, requester, { ticketId, body: "Hallo?", visibility: "public" })).rejects.toMatchObject(
      asked,
    )
    await expect(closeTicket(db, requester, { ticketId })).rejects.toMatchObject(asked)
    await expect(createTicket(db, requester, { body: "Hallo?" })).rejects.toMatchObject(asked)
    await markViewed(db, requester, { ticketId }, later)
    const again = (await resolveActor(db, person, later)) as RequesterActor
    expect(again.contactId).not.toBe(requester.contactId)
    expect((await getMyTickets(db, again)).rows).toEqual([])
  })
})
