import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { nobody } from "../../access/index.js"
import { work } from "../../db/schema-helpdesk.js"
import { type Db, newId, type TicketId } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { workChannel } from "../../work/channel.js"
import { listFailedMails, retryMail } from "./failed-mail.js"

async function aFailedMail(db: Db, ticketId: TicketId) {
  const [row] = await db
    .update(work)
    .set({ status: "failed", attempts: 8, lastError: "port_failed:inactive_recipient", doneAt: minutesAfter(noon, 5) })
    .where(eq(work.id, (await mailOf(db, ticketId)).id))
    .returning()
  return row!
}

async function mailOf(db: Db, ticketId: TicketId) {
  const rows = await db.select().from(work).where(eq(work.ticketId, ticketId))
  return rows.find(({ kind }) => kind === "mail")!
}

describe("listFailedMails", () => {
  test("an agent sees which mails of a ticket did not leave, and why", async ({ db }) => {
    const agent = await anAgent(db)
    const ticket = await aTicket(db)
    const failed = await aFailedMail(db, ticket.id)
    await aTicket(db)

    const expected = {
      workId: failed.id,
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

describe("retryMail", () => {
  test("a failed mail is pending again, due now, and whoever delivers is woken", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const failed = await aFailedMail(db, (await aTicket(db)).id)
    const woken = Promise.withResolvers<void>()
    const stop = await fdm.listen(workChannel, () => woken.resolve())

    const now = minutesAfter(noon, 60)
    expect(await retryMail(db, agent, { workId: failed.id }, now)).toEqual({ status: "pending" })

    await woken.promise
    await stop()
    const [row] = await db.select().from(work).where(eq(work.id, failed.id))
    expect(row).toMatchObject({ status: "pending", attempts: 1, dueAt: now, doneAt: null })
  })

  test("a second click and a mail that left stay as they are", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const { id: workId } = await mailOf(db, ticketId)
    expect(await retryMail(db, agent, { workId })).toEqual({ status: "pending" })
    await db.update(work).set({ status: "done" }).where(eq(work.id, workId))
    expect(await retryMail(db, agent, { workId })).toEqual({ status: "done" })
  })

  test("unknown ids, malformed ids and people who are no agents are refused", async ({ db }) => {
    const agent = await anAgent(db)
    const workId = newId("work")
    await expect(retryMail(db, agent, { workId })).rejects.toMatchObject({ code: "not_found" })
    await expect(retryMail(db, agent, { workId: "x" as never })).rejects.toMatchObject({ code: "invalid_input" })
    await expect(retryMail(db, await aRequester(db), { workId })).rejects.toMatchObject({ code: "forbidden" })
  })
})
