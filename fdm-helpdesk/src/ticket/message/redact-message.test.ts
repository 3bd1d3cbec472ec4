import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { nobody } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import type { Db } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { getTicket } from "../read/get-ticket.js"
import { auditOf } from "../testing/audit-of.js"
import { updateTicket } from "../update-ticket.js"
import { addMessage } from "./add-message.js"
import { deleteMessage } from "./delete-message.js"
import { editMessage } from "./edit-message.js"
import { listMessageEdits } from "./list-message-edits.js"
import { redactMessage } from "./redact-message.js"

const iban = "NL91 ABNA 0417 1643 00"

async function asked(db: Db) {
  const [lead, requester] = [await anAgent(db, { role: "team_lead" }), await aRequester(db)]
  const { id: ticketId } = await aTicket(db, { requester, body: `Rekening ${iban} klopt niet` })
  const messageId = (await getTicket(db, lead, { ticketId })).messages[0]!.id
  return { lead, requester, ticketId, messageId }
}

describe("redactMessage", () => {
  test("makes passages unreadable for everybody: in the text, the preview, the subject and the timeline", async ({
    db,
  }) => {
    const { lead, requester, ticketId, messageId } = await asked(db)
    await updateTicket(db, lead, { ticketId, subject: `Over ${iban}` }, minutesAfter(noon, 1))
    await updateTicket(db, lead, { ticketId, subject: `Nogmaals ${iban}` }, minutesAfter(noon, 2))

    const message = await redactMessage(
      db,
      lead,
      { ticketId, messageId, passages: [iban, "klopt"] },
      minutesAfter(noon, 5),
    )

    expect(message).toMatchObject({ body: "Rekening […] […] niet", redactedAt: minutesAfter(noon, 5), editedAt: null })
    for (const actor of [lead, requester]) {
      const detail = await getTicket(db, actor, { ticketId })
      expect(JSON.stringify(detail)).not.toContain(iban)
      expect(detail.messages[0]).toMatchObject({ body: "Rekening […] […] niet" })
      expect(detail.ticket).toMatchObject({ subject: "Nogmaals […]", lastMessagePreview: "Rekening […] […] niet" })
    }
    const { activity } = await getTicket(db, lead, { ticketId })
    const renamed = activity.filter(({ type }) => type === "ticket.subject_changed").map(({ data }) => data)
    expect(renamed).toEqual([
      { from: "Rekening […] […] niet", to: "Over […]" },
      { from: "Over […]", to: "Nogmaals […]" },
    ])
  })

  test("reaches into the history of an edited message", async ({ db }) => {
    const { lead, ticketId } = await asked(db)
    const reply = { ticketId, body: `Bedoel je ${iban}?`, visibility: "public" as const }
    const { id: messageId } = await addMessage(db, lead, reply, minutesAfter(noon, 1))
    await editMessage(db, lead, { ticketId, messageId, body: `Of ${iban}?` }, minutesAfter(noon, 2))
    await redactMessage(db, lead, { ticketId, messageId, passages: [iban] }, minutesAfter(noon, 3))
    expect(await listMessageEdits(db, lead, { ticketId, messageId })).toMatchObject([{ body: "Bedoel je […]?" }])
  })

  test("takes passages as they are written, the longer first", async ({ db }) => {
    const { lead, ticketId } = await asked(db)
    const body = "a.b aXb (a.b.c) $& \\1 a.b"
    const { id: messageId } = await addMessage(db, lead, { ticketId, body, visibility: "internal" })
    const message = await redactMessage(db, lead, { ticketId, messageId, passages: ["a.b", "a.b.c", "$&"] })
    expect(message.body).toBe("[…] aXb ([…]) […] \\1 […]")
  })

  test("is in the audit with a hash of what is left, and the chain is whole", async ({ db }) => {
    const { lead, ticketId, messageId } = await asked(db)
    await redactMessage(db, lead, { ticketId, messageId, passages: [iban] })
    const rows = await auditOf(db, ticketId)
    expect(rows.at(-1)).toMatchObject({ type: "message.redacted", changes: { messageId, passages: 1 } })
    expect(JSON.stringify(rows)).not.toContain(iban)
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("costs six statements, begin and commit among them", async ({ db, fdm }) => {
    const { lead, ticketId, messageId } = await asked(db)
    const redact = () => redactMessage(db, lead, { ticketId, messageId, passages: [iban] })
    expect(await fdm.statements(redact)).toHaveLength(6)
  })

  test.for([
    ["a passage that isn't there", ["iets anders"], "invalid_input"],
    ["none", [], "invalid_input"],
    ["a blank", [" "], "invalid_input"],
    ["twenty-one", Array.from({ length: 21 }, (_, n) => `${n}`), "invalid_input"],
  ] as const)("%s is refused, and nothing changes", async ([, passages, code], { db }) => {
    const { lead, ticketId, messageId } = await asked(db)
    const before = await getTicket(db, lead, { ticketId })
    const off = redactMessage(db, lead, { ticketId, messageId, passages: [...passages] })
    await expect(off).rejects.toMatchObject({ code })
    expect(await getTicket(db, lead, { ticketId })).toEqual(before)
  })

  test("is for team leads and up, and not for what was deleted", async ({ db }) => {
    const { lead, requester, ticketId, messageId } = await asked(db)
    const input = { ticketId, messageId, passages: [iban] }
    await expect(redactMessage(db, await anAgent(db), input)).rejects.toMatchObject({ code: "forbidden" })
    await expect(redactMessage(db, requester, input)).rejects.toMatchObject({ code: "forbidden" })
    await expect(redactMessage(db, nobody, input)).rejects.toMatchObject({ code: "unauthenticated" })
    const own = await addMessage(db, lead, { ticketId, body: iban, visibility: "public" })
    await deleteMessage(db, lead, { ticketId, messageId: own.id })
    await expect(redactMessage(db, lead, { ...input, messageId: own.id })).rejects.toMatchObject({ code: "conflict" })
  })
})
