import { eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, onTestFinished } from "vitest"
import { test } from "../../../testing/database.js"
import { outbox } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { postmarkMailer } from "../mail/index.js"
import { sendTicketMail } from "../mail/send-ticket-mail.js"
import { claimDue } from "../outbox/claim.js"
import { leasesRunOut } from "../outbox/testing/workers.js"
import { fakeLinks, fakeMailer, unavailable } from "../testing/fake-ports.js"
import { aTicket, minutesAfter, noon } from "../testing/index.js"
import { postmarkServer } from "../testing/postmark-server.js"
import { deliverOutbox } from "./deliver-outbox.js"

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(outbox).where(sql`true`)
})

async function mailRow(db: Db) {
  const [row] = await db.select().from(outbox).where(eq(outbox.kind, "mail"))
  return row!
}

describe("deliverOutbox", () => {
  test("all that is due leaves, mail and triage", async ({ db }) => {
    const mailer = fakeMailer()
    await aTicket(db)
    expect(await deliverOutbox(db, { mailer, links: fakeLinks }, noon)).toEqual({ sent: 2, retrying: 0, failed: 0 })
    expect(mailer.sent).toHaveLength(1)
  })

  test("a crash between commit and mail: the next worker sends it, once", async ({ db }) => {
    const mailer = fakeMailer()
    await aTicket(db)
    const [claimed] = await claimDue(db, "mail", noon)
    expect(claimed).toBeDefined()

    await deliverOutbox(db, { mailer, links: fakeLinks }, noon)
    expect(mailer.sent).toHaveLength(0)
    await leasesRunOut(db)
    for (let again = 0; again < 3; again++) await deliverOutbox(db, { mailer, links: fakeLinks }, noon)
    expect(mailer.sent).toHaveLength(1)
  })

  test("a crash between mail and note: the provider is asked, and the mail left once", async ({ db }) => {
    const mailer = fakeMailer()
    await aTicket(db)
    const [claimed] = await claimDue(db, "mail", noon)
    await sendTicketMail(db, { mailer, links: fakeLinks }, claimed!)

    await leasesRunOut(db)
    await deliverOutbox(db, { mailer, links: fakeLinks }, noon)
    expect(mailer.sent).toHaveLength(1)
    expect(await mailRow(db)).toMatchObject({ status: "sent", providerId: "fake-1", attempts: 2 })
  })

  test("a provider that is away for hours and comes back: the mail leaves once, the triage did long ago", async ({
    db,
  }) => {
    const mailer = fakeMailer()
    mailer.nextFaults(...Array.from({ length: 5 }, unavailable))
    await aTicket(db)
    let attempts = 0
    for (let minute = 0; minute <= 600; minute += 5) {
      const { sent, retrying } = await deliverOutbox(db, { mailer, links: fakeLinks }, minutesAfter(noon, minute))
      attempts += sent + retrying
    }
    expect(attempts).toBe(7)
    expect(mailer.sent).toHaveLength(1)
    expect(await mailRow(db)).toMatchObject({ status: "sent", attempts: 6, lastError: null })
  })

  test("with Postmark: an answer that is lost after the mail was taken means no second mail", async ({ db }) => {
    const server = await postmarkServer()
    onTestFinished(() => server.close())
    const { requestHost } = server
    const mailer = postmarkMailer({ token: "server-token", requestHost, useHttps: false, timeoutMs: 2000 })
    server.nextFaults({ status: 503 }, "lose_answer")
    const ticket = await aTicket(db)
    const ports = { mailer, links: fakeLinks }

    for (const minute of [0, 1, 10]) await deliverOutbox(db, ports, minutesAfter(noon, minute))

    expect(server.sent).toMatchObject([{ Subject: `We hebben je bericht ontvangen (${ticket.ref})` }])
    expect(await mailRow(db)).toMatchObject({ status: "sent", providerId: server.sent[0]?.MessageID, attempts: 3 })
  })

  test("a mail to an address that bounced fails for a person to look at, and takes nothing with it", async ({ db }) => {
    const server = await postmarkServer()
    onTestFinished(() => server.close())
    const { requestHost } = server
    const mailer = postmarkMailer({ token: "server-token", requestHost, useHttps: false })
    server.nextFaults({ status: 422, code: 406, message: "inactive" })
    await aTicket(db)
    await deliverOutbox(db, { mailer, links: fakeLinks }, noon)
    await aTicket(db)
    const counts = await deliverOutbox(db, { mailer, links: fakeLinks }, minutesAfter(noon, 1))
    expect(counts).toEqual({ sent: 2, retrying: 0, failed: 0 })
    const rows = await db.select().from(outbox).where(eq(outbox.kind, "mail")).orderBy(outbox.id)
    expect(rows).toMatchObject([{ status: "failed", lastError: "port_failed:inactive_recipient" }, { status: "sent" }])
  })
})
