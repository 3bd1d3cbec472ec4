import { eq, sql } from "drizzle-orm"
import { beforeEach, describe, expect, onTestFinished } from "vitest"
import { test } from "../../../testing/database.js"
import { work } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { postmarkMailer } from "../mail/index.js"
import { sendTicketMail } from "../mail/send-ticket-mail.js"
import { fakeLinks, fakeMailer, unavailable } from "../testing/fake-ports.js"
import { aTicket, minutesAfter, noon } from "../testing/index.js"
import { postmarkServer } from "../testing/postmark-server.js"
import { mailWork } from "../ticket/mails/mail-work.js"
import { claimDue } from "../work/claim.js"
import { leasesRunOut } from "../work/testing/workers.js"
import { doWork } from "./do-work.js"

beforeEach<{ db: Db }>(async ({ db }) => {
  await db.delete(work).where(sql`true`)
})

async function mailRow(db: Db) {
  const [row] = await db.select().from(work).where(eq(work.kind, "mail"))
  return row!
}

describe("doWork", () => {
  test("all that is due leaves, mail and triage", async ({ db }) => {
    const mailer = fakeMailer()
    await aTicket(db)
    expect(await doWork(db, { mailer, links: fakeLinks }, { now: noon, only: ["mail", "triage"] })).toEqual({
      done: 2,
      retrying: 0,
      failed: 0,
    })
    expect(mailer.sent).toHaveLength(1)
  })

  test("a crash between commit and mail: the next worker sends it, once", async ({ db }) => {
    const mailer = fakeMailer()
    await aTicket(db)
    const [claimed] = await claimDue(db, mailWork, noon)
    expect(claimed).toBeDefined()

    await doWork(db, { mailer, links: fakeLinks }, { now: noon, only: ["mail", "triage"] })
    expect(mailer.sent).toHaveLength(0)
    await leasesRunOut(db)
    for (let again = 0; again < 3; again++)
      await doWork(db, { mailer, links: fakeLinks }, { now: noon, only: ["mail", "triage"] })
    expect(mailer.sent).toHaveLength(1)
  })

  test("a crash between mail and note: the provider is asked, and the mail left once", async ({ db }) => {
    const mailer = fakeMailer()
    await aTicket(db)
    const [claimed] = await claimDue(db, mailWork, noon)
    await sendTicketMail(db, { mailer, links: fakeLinks }, claimed!)

    await leasesRunOut(db)
    await doWork(db, { mailer, links: fakeLinks }, { now: noon, only: ["mail", "triage"] })
    expect(mailer.sent).toHaveLength(1)
    expect(await mailRow(db)).toMatchObject({ status: "done", providerId: "fake-1", attempts: 2 })
  })

  test("a provider that is away for hours and comes back: the mail leaves once, the triage did long ago", async ({
    db,
  }) => {
    const mailer = fakeMailer()
    mailer.nextFaults(...Array.from({ length: 5 }, unavailable))
    await aTicket(db)
    let attempts = 0
    for (let minute = 0; minute <= 600; minute += 5) {
      const { done: sent, retrying } = await doWork(
        db,
        { mailer, links: fakeLinks },
        { now: minutesAfter(noon, minute), only: ["mail", "triage"] },
      )
      attempts += sent + retrying
    }
    expect(attempts).toBe(7)
    expect(mailer.sent).toHaveLength(1)
    expect(await mailRow(db)).toMatchObject({ status: "done", attempts: 6, lastError: null })
  })

  test("with Postmark: an answer that is lost after the mail was taken means no second mail", async ({ db }) => {
    const server = await postmarkServer()
    onTestFinished(() => server.close())
    const { requestHost } = server
    const mailer = postmarkMailer({ token: "server-token", requestHost, useHttps: false, timeoutMs: 2000 })
    server.nextFaults({ status: 503 }, "lose_answer")
    const ticket = await aTicket(db)
    const ports = { mailer, links: fakeLinks }

    for (const minute of [0, 1, 10])
      await doWork(db, ports, { now: minutesAfter(noon, minute), only: ["mail", "triage"] })

    expect(server.sent).toMatchObject([{ Subject: `We hebben je bericht ontvangen (${ticket.ref})` }])
    expect(await mailRow(db)).toMatchObject({ status: "done", providerId: server.sent[0]?.MessageID, attempts: 3 })
  })

  test("a mail to an address that bounced fails for a person to look at, and takes nothing with it", async ({ db }) => {
    const server = await postmarkServer()
    onTestFinished(() => server.close())
    const { requestHost } = server
    const mailer = postmarkMailer({ token: "server-token", requestHost, useHttps: false })
    server.nextFaults({ status: 422, code: 406, message: "inactive" })
    await aTicket(db)
    await doWork(db, { mailer, links: fakeLinks }, { now: noon, only: ["mail", "triage"] })
    await aTicket(db)
    const counts = await doWork(
      db,
      { mailer, links: fakeLinks },
      { now: minutesAfter(noon, 1), only: ["mail", "triage"] },
    )
    expect(counts).toEqual({ done: 2, retrying: 0, failed: 0 })
    const rows = await db.select().from(work).where(eq(work.kind, "mail")).orderBy(work.id)
    expect(rows).toMatchObject([{ status: "failed", lastError: "port_failed:inactive_recipient" }, { status: "done" }])
  })
})
