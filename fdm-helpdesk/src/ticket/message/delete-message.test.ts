import { sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { type Actor, asRequester, nobody } from "../../access/index.js"
import { sha256 } from "../../audit/chain.js"
import { verifyAudit } from "../../audit/index.js"
import type { Db } from "../../kernel/index.js"
import { sendTicketMail } from "../../mail/send-ticket-mail.js"
import { anAgent, aRequester, aTicket, fakeLinks, fakeMailer, minutesAfter, noon } from "../../testing/index.js"
import { drainWork } from "../../work/index.js"
import { mailWork } from "../mails/mail-work.js"
import { getTicket } from "../read/get-ticket.js"
import { auditOf } from "../testing/audit-of.js"
import { addMessage } from "./add-message.js"
import { deleteMessage } from "./delete-message.js"
import { editMessage } from "./edit-message.js"
import { listMessageEdits } from "./list-message-edits.js"

const secret = "Geheimzinnig"

async function answered(db: Db, visibility: "public" | "internal" = "public") {
  const agent = await anAgent(db, { name: "Ana Visser" })
  const requester = await aRequester(db)
  const { id: ticketId } = await aTicket(db, { requester })
  const { id: messageId } = await addMessage(db, agent, { ticketId, body: secret, visibility }, minutesAfter(noon, 1))
  return { agent, requester, ticketId, messageId }
}

/** Every row of every table of the helpdesk, as text. */
async function everything(db: Db): Promise<string> {
  const tables = await db.execute(
    sql`select table_name from information_schema.tables where table_schema = 'fdm-helpdesk' and table_type = 'BASE TABLE'`,
  )
  let all = ""
  for (const { table_name } of rowsOf(tables))
    all += JSON.stringify(
      rowsOf(await db.execute(sql`select to_jsonb(t) from "fdm-helpdesk".${sql.identifier(String(table_name))} t`)),
    )
  return all
}

function rowsOf(result: unknown): Record<string, unknown>[] {
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Record<string, unknown>[]
}

describe("deleteMessage", () => {
  test.for(["public", "internal"] as const)(
    "takes the text of a %s message away, everywhere, with its history",
    async (visibility, { db }) => {
      const { agent, ticketId, messageId } = await answered(db, visibility)
      await editMessage(db, agent, { ticketId, messageId, body: `${secret}er` }, minutesAfter(noon, 4))
      expect(await everything(db)).toContain(secret)

      await deleteMessage(db, agent, { ticketId, messageId }, minutesAfter(noon, 5))

      expect(await everything(db)).not.toContain(secret)
      expect(await listMessageEdits(db, agent, { ticketId, messageId })).toEqual([])
      expect((await getTicket(db, agent, { ticketId })).messages.at(-1)).toMatchObject({
        id: messageId,
        authorName: "Ana Visser",
        body: "",
        deletedAt: minutesAfter(noon, 5),
        mentions: [],
      })
    },
  )

  test("leaves its place to requesters, and no trace of a note", async ({ db }) => {
    for (const [visibility, count] of [
      ["public", 2],
      ["internal", 1],
    ] as const) {
      const { agent, requester, ticketId, messageId } = await answered(db, visibility)
      await deleteMessage(db, agent, { ticketId, messageId })
      const { messages, ticket } = await getTicket(db, requester, { ticketId })
      expect([messages.length, ticket.messageCount]).toEqual([count, 1])
      if (visibility === "public") expect(messages.at(-1)).toMatchObject({ body: "", deletedAt: expect.any(Date) })
    }
  })

  test("gives the row back what is left of the thread", async ({ db }) => {
    const { agent, requester, ticketId, messageId } = await answered(db)
    const again = { ticketId, body: "Nog iets", visibility: "public" } as const
    const { id: second } = await addMessage(db, agent, again, minutesAfter(noon, 2))
    const row = async () => (await getTicket(db, agent, { ticketId })).ticket

    await deleteMessage(db, agent, { ticketId, messageId: second }, minutesAfter(noon, 3))
    expect(await row()).toMatchObject({
      lastMessagePreview: secret,
      lastMessageAt: minutesAfter(noon, 1),
      lastMessageBy: "agent",
      lastReplyAt: minutesAfter(noon, 1),
      messageCount: 2,
    })

    await addMessage(db, requester, { ...again, body: "En nu?" }, minutesAfter(noon, 4))
    await deleteMessage(db, agent, { ticketId, messageId }, minutesAfter(noon, 5))
    expect(await row()).toMatchObject({
      lastMessagePreview: "En nu?",
      lastMessageBy: "requester",
      lastReplyAt: null,
      firstResponseAt: minutesAfter(noon, 1),
      messageCount: 2,
    })
  })

  test("keeps its mail from leaving, and from waiting for somebody to try it again", async ({ db }) => {
    const { agent, ticketId, messageId } = await answered(db)
    const { sent, send } = fakeMailer()
    const ports = { mailer: { send }, links: fakeLinks }
    await deleteMessage(db, agent, { ticketId, messageId })
    await drainWork(db, mailWork, { handle: (taken) => sendTicketMail(db, ports, taken) })
    expect(sent.map(({ text }) => text).join()).not.toContain(secret)
    expect(await everything(db)).not.toContain(`"messageId": "${messageId}", "template": "ticket-reply"`)
  })

  test("leaves the audit whole: a hash of what went, and who took it", async ({ db }) => {
    const { agent, ticketId, messageId } = await answered(db)
    await deleteMessage(db, agent, { ticketId, messageId }, minutesAfter(noon, 5))
    const [added, deleted] = (await auditOf(db, ticketId)).filter(({ type }) => type.startsWith("message.")).slice(-2)
    expect(deleted).toMatchObject({ type: "message.deleted", actorId: agent.contactId, changes: { messageId } })
    expect([added?.contentHash, deleted?.contentHash]).toEqual(Array(2).fill(sha256(`${ticketId}\n${secret}`)))
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("twice, also at once, is once", async ({ db, fdm }) => {
    const other = await fdm.another()
    const { agent, ticketId, messageId } = await answered(db)
    await Promise.all([
      deleteMessage(db, agent, { ticketId, messageId }),
      deleteMessage(other, agent, { ticketId, messageId }),
    ])
    await deleteMessage(db, agent, { ticketId, messageId })
    const all = await auditOf(db, ticketId)
    expect(all.filter(({ type }) => type === "message.deleted")).toHaveLength(1)
    expect((await getTicket(db, agent, { ticketId })).ticket.messageCount).toBe(1)
  })

  test("costs six statements, begin and commit among them", async ({ db, fdm }) => {
    const { agent, ticketId, messageId } = await answered(db)
    expect(await fdm.statements(() => deleteMessage(db, agent, { ticketId, messageId }))).toHaveLength(6)
  })

  test("is for its writer, and for team leads; nobody's for what a requester wrote", async ({ db }) => {
    const { agent, requester, ticketId, messageId } = await answered(db)
    const lead = await anAgent(db, { role: "team_lead" })
    const theirs = (await getTicket(db, agent, { ticketId })).messages[0]!.id
    const outcome = (actor: Actor, id = messageId) =>
      deleteMessage(db, actor, { ticketId, messageId: id }).then(
        () => "ok",
        ({ code }) => code,
      )
    expect(await outcome(await anAgent(db))).toBe("forbidden")
    expect(await outcome(requester)).toBe("forbidden")
    expect(await outcome(asRequester(agent))).toBe("forbidden")
    expect(await outcome(nobody)).toBe("unauthenticated")
    expect(await outcome(lead, theirs)).toBe("forbidden")
    expect(await outcome(agent, "msg_nope" as never)).toBe("invalid_input")
    expect(await outcome(lead)).toBe("ok")
  })
})
