import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { anAgent, aTicket } from "../testing/index.js"
import { addMessage } from "../ticket/index.js"
import { sealAudit, verifyAllAudits } from "./index.js"

test("while one process seals, another leaves it to that one: it neither waits nor seals", async ({ db, fdm }) => {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const other = await fdm.another()
  const sealed = await db.transaction(async (tx) => {
    const first = await sealAudit(tx)
    await addMessage(other, agent, { ticketId, body: "Intussen", visibility: "public" })
    return [first, await sealAudit(other)]
  })
  expect(sealed).toEqual([2, 0])
  expect(await sealAudit(other)).toBe(1)
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, first: [] })
})
