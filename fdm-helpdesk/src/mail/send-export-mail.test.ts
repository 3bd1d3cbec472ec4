import { eq, sql } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { contacts, work } from "../db/schema-helpdesk.js"
import { deactivateAgent } from "../desk/index.js"
import { cancelExport, requestExport } from "../export/index.js"
import { runExports } from "../export/run-exports.js"
import type { Db, ExportId } from "../kernel/index.js"
import { fakeLinks, fakeMailer } from "../testing/fake-ports.js"
import { anAgent, minutesAfter, noon } from "../testing/index.js"
import { sendExportMail } from "./send-export-mail.js"

const later = minutesAfter(noon, 60)

async function madeFor(db: Db, given: Parameters<typeof anAgent>[1] = {}) {
  const agent = await anAgent(db, given)
  const { id: exportId } = await requestExport(db, agent, { kind: "tickets", list: { view: "mine" } }, later)
  await runExports(db, { clock: () => later })
  return { agent, exportId, mail: await mailOf(db, exportId) }
}

async function mailOf(db: Db, exportId: ExportId) {
  const [row] = await db.select().from(work).where(sql`${work.payload} ->> 'exportId' = ${exportId}`)
  if (!row) throw new Error("a file that is ready is told of")
  return { ...row, attempt: 1 }
}

test("whoever asked for a file is told that it is ready, until when, and where; in HTML and plain text alike", async ({
  db,
}) => {
  const { exportId, mail } = await madeFor(db, { name: "Ana Visser", email: "ana@desk.example" })
  const mailer = fakeMailer()
  expect(await sendExportMail(db, { mailer, links: fakeLinks }, mail)).toEqual({ providerId: "fake-1" })
  const [sent] = mailer.sent
  expect(sent).toMatchObject({
    to: "Ana Visser <ana@desk.example>",
    subject: "Je export staat klaar",
    tag: "export-ready",
    headers: { "Message-ID": `<${exportId}@fdm.example>`, "Auto-Submitted": "auto-generated" },
  })
  for (const body of [sent?.html.replaceAll("<!-- -->", ""), sent?.text]) {
    expect(body).toContain("Hallo Ana Visser")
    expect(body).toContain("Het bestand met 0 tickets is gemaakt.")
    expect(body).toContain("Je kunt het downloaden tot en met 16 maart 2026.")
    expect(body).toContain(`https://app.fdm.example/admin/support/exports#${exportId}`)
  }
})

test("in their own language", async ({ db }) => {
  const { mail } = await madeFor(db, { locale: "en" })
  const mailer = fakeMailer()
  await sendExportMail(db, { mailer, links: fakeLinks }, mail)
  expect(mailer.sent[0]).toMatchObject({ subject: "Your export is ready" })
  expect(mailer.sent[0]?.text).toContain("You can download it until 16 March 2026.")
})

test("nobody is told of a file that is gone, who left, who has no address, or whose host has no page for it", async ({
  db,
}) => {
  const mailer = fakeMailer()
  const send = (mail: Awaited<ReturnType<typeof mailOf>>, links = fakeLinks) =>
    sendExportMail(db, { mailer, links }, mail)
  const gone = await madeFor(db)
  await cancelExport(db, gone.agent, { exportId: gone.exportId }, later)
  const left = await madeFor(db)
  await deactivateAgent(db, await anAgent(db, { role: "admin" }), { agentId: left.agent.agentId }, later)
  const nowhere = await madeFor(db)
  await db.update(contacts).set({ email: null }).where(eq(contacts.id, nowhere.agent.contactId))
  for (const { mail } of [gone, left, nowhere]) expect(await send(mail)).toEqual({})
  const { exportForAgent: _, ...links } = fakeLinks
  expect(await send((await madeFor(db)).mail, links)).toEqual({})
  expect(mailer.sent).toEqual([])
})

test("one that may have left is asked for first", async ({ db }) => {
  const { mail } = await madeFor(db)
  const mailer = fakeMailer()
  await sendExportMail(db, { mailer, links: fakeLinks }, mail)
  expect(await sendExportMail(db, { mailer, links: fakeLinks }, { ...mail, attempt: 2 })).toEqual({
    providerId: "fake-1",
  })
  expect(mailer.sent).toHaveLength(1)
})
