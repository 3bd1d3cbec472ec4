import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { messages } from "../../db/schema-helpdesk.js"
import { anAgent, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { claimDue } from "../../work/claim.js"
import { mailWork } from "../mails/mail-work.js"
import { addMessage } from "./add-message.js"
import { unsendMessage } from "./unsend-message.js"

const sent = minutesAfter(noon, 1)
const due = minutesAfter(noon, 2)
const body = "Toch niet."

test("a writer who is first keeps the mail from a worker that looks meanwhile", async ({ db, fdm }) => {
  const other = await fdm.another()
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const { id: messageId } = await addMessage(db, agent, { ticketId, body, visibility: "public" }, sent)

  const claimed = await db.transaction(async (tx) => {
    await unsendMessage(tx, agent, { ticketId, messageId }, sent)
    return claimDue(other, mailWork, due)
  })

  expect(claimed.map(({ payload }) => payload.template)).not.toContain("ticket-reply")
  expect(await db.$count(messages, eq(messages.id, messageId))).toBe(0)
})

test("a worker that is first is not waited for: the writer is told that it is too late", async ({ db, fdm }) => {
  const other = await fdm.another()
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const { id: messageId } = await addMessage(db, agent, { ticketId, body, visibility: "public" }, sent)

  await other.transaction(async (tx) => {
    await claimDue(tx, mailWork, due)
    await expect(unsendMessage(db, agent, { ticketId, messageId }, sent)).rejects.toMatchObject({
      details: { reason: "already_sent" },
    })
  })

  expect(await db.$count(messages, eq(messages.id, messageId))).toBe(1)
})
