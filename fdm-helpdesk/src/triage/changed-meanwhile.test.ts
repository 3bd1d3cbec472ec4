import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { anAgent, aTicket } from "../testing/index.js"
import { getTicket, redactMessage } from "../ticket/index.js"
import { triageTicket } from "./triage-ticket.js"

test("what was made unreadable while the model thought does not come back as a subject", async ({ db }) => {
  const lead = await anAgent(db, { role: "team_lead" })
  const { id: ticketId } = await aTicket(db, { body: "Mijn BSN is 123456782" })
  const messageId = (await getTicket(db, lead, { ticketId })).messages[0]!.id
  const model = {
    async classify() {
      await redactMessage(db, lead, { ticketId, messageId, passages: ["123456782"] })
      return { reasoning: "BSN 123456782", subject: "BSN 123456782", priority: "urgent" }
    },
  }

  await triageTicket(db, model, { ticketId, messageId })

  const detail = await getTicket(db, lead, { ticketId })
  expect(JSON.stringify(detail)).not.toContain("123456782")
  expect(detail.ticket).toMatchObject({ subject: "Mijn BSN is […]", priority: "normal" })
})
