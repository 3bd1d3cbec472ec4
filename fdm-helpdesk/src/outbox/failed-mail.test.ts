import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { nobody } from "../access/index.js"
import { outbox } from "../db/schema-helpdesk.js"
import { type Db, newId, type TicketId } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { outboxChannel } from "./channel.js"
import { listFailedMails, retryOutbox } from "./failed-mail.js"

async function aFailedMail(db: Db, ticketId: TicketId) {
  const [row] = await db
    .update(outbox)
    .set({ status: "failed", attempts: 8, lastError: "port_failed:inactive_recipient", doneAt: minutesAfter(noon, 5) })
    .where(eq(outbox.dedupeKey, (await mailOf(db, ticketId)).dedupeKey!))
    .returning()
  return row!
}

async function mailOf(db: Db, ticketId: TicketId) {
  const rows = await db.select().from(outbox).where(eq(outbox.ticketId, ticketId))
  return rows.find(({ kind }) => kind === "mail")!
}

describe("listFailedMails", () => {
  test("an agent sees which mails of a ticket did not leave, and why", async ({ db }) => {
    const agent = await anAgent(db)
    const ticket = await aTicket(db)
    const failed = await aFailedMail(db, ticket.id)
    await aTicket(db)

    const expected = {
      outboxId: failed.id,
      ticketId: ticket.id,
      messageId: failed.payload.messageId,
      template: "ticket-confirmation",
      failedAt: minutesAfter(noon, 5),
      attempts: 8,
      code: "port_failed:inactive_recipient",
      isSetAside: false,
    }
    expect(await listFailedMails(db, agent, { ticketId: ticket.id })).toEqual([expected])
    expect(await listFailedMails(db, agent)).toContainEqual(expected)
    expect(await listFailedMails(db, agent, { ticketId: (await aTicket(db)).id })).toEqual([])
  })

  test("it is for agents only", async ({ db }) => {
    await expect(listFailedMails(db, await aRequester(db))).rejects.toMatchObject({ code: "forbidden" })
    await expect(listFailedMails(db, nobody)).rejects.toMatchObject({ code: "unauthenticated" })
  })
})

describe("retryOutbox", () => {
  test("a failed mail is pending again, due now, and whoever delivers is woken", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const failed = await aFailedMail(db, (await aTicket(db)).id)
    const woken = Promise.withResolvers<void>()
    const stop = await fdm.listen(outboxChannel, () => woken.resolve())

    const now = minutesAfter(noon, 60)
    expect(await retryOutbox(db, agent, { outboxId: failed.id }, now)).toEqual({ status: "pending" })

    await woken.promise
    await stop()
    const [row] = await db.select().from(outbox).where(eq(outbox.id, failed.id))
    expect(row).toMatchObject({ status: "pending", attempts: 1, dueAt: now, doneAt: null })
  })

  test("a second click and a mail that left stay as they are", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const { id: outboxId } = await mailOf(db, ticketId)
    expect(await retryOutbox(db, agent, { outboxId })).toEqual({ status: "pending" })
    await db.update(outbox).set({ status: "sent" }).where(eq(outbox.id, outboxId))
    expect(await retryOutbox(db, agent, { outboxId })).toEqual({ status: "sent" })
  })

  test("unknown ids, malformed ids and people who are no agents are refused", async ({ db }) => {
    const agent = await anAgent(db)
    const outboxId = newId("outbox")
    await expect(retryOutbox(db, agent, { outboxId })).rejects.toMatchObject({ code: "not_found" })
    await expect(retryOutbox(db, agent, { outboxId: "x" as never })).rejects.toMatchObject({ code: "invalid_input" })
    await expect(retryOutbox(db, await aRequester(db), { outboxId })).rejects.toMatchObject({ code: "forbidden" })
  })
})
