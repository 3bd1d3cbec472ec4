import { and, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import type { AgentActor, RequesterActor } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import { auditEvents, messages, settings, tickets, work } from "../../db/schema-helpdesk.js"
import { doWork } from "../../jobs/do-work.js"
import { type Db, type MessageId, newId, type TicketId } from "../../kernel/index.js"
import { getMyTickets } from "../../list/index.js"
import { fakeLinks, fakeMailer } from "../../testing/fake-ports.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { claimDue } from "../../work/claim.js"
import { getDraft } from "../draft/draft.js"
import { saveDraft } from "../draft/save-draft.js"
import { mailWork } from "../mails/mail-work.js"
import { getTicket } from "../read/get-ticket.js"
import { markViewed } from "../read/mark-viewed.js"
import { updateTicket } from "../update-ticket.js"
import { updateTicketStatus } from "../update-ticket-status.js"
import { addMessage } from "./add-message.js"
import { editMessage } from "./edit-message.js"
import { findUnsendable } from "./find-unsendable.js"
import { unsendMessage } from "./unsend-message.js"

const answer = "Dag Wim,\n\nZet het jaar op 2026."
const secondsAfter = (time: Date, seconds: number) => minutesAfter(time, seconds / 60)
const asked = minutesAfter(noon, 5)

type Scene = { agent: AgentActor; requester: RequesterActor; ticketId: TicketId }

async function aScene(db: Db): Promise<Scene> {
  const requester = await aRequester(db)
  const { id: ticketId } = await aTicket(db, { requester })
  return { agent: await anAgent(db), requester, ticketId }
}

function reply(db: Db, { agent, ticketId }: Scene, moveTo?: string, at = asked) {
  return addMessage(db, agent, { ticketId, body: answer, visibility: "public", moveTo }, at)
}

async function rowOf(db: Db, ticketId: TicketId) {
  const [row] = await db.select().from(tickets).where(eq(tickets.id, ticketId))
  const { version, messageVersion, auditSeq, auditHash, updatedAt, ...rest } = row!
  return rest
}

const mailOf = (messageId: MessageId) => eq(work.subject, `ticket-reply:${messageId}`)

describe("an agent's reply", () => {
  test("waits ten seconds before its mail leaves, or as long as the desk says", async ({ db }) => {
    const scene = await aScene(db)
    const { id } = await reply(db, scene)
    const [mail] = await db.select().from(work).where(mailOf(id))
    expect(mail?.dueAt).toEqual(secondsAfter(asked, 10))

    await db.insert(settings).values({ desk: "default", data: { undoSeconds: 45 }, updatedAt: noon })
    const { id: next } = await reply(db, scene, undefined, secondsAfter(asked, 1))
    await db.delete(settings)
    expect((await db.select().from(work).where(mailOf(next)))[0]?.dueAt).toEqual(secondsAfter(asked, 46))
  })

  test("can be taken back until a worker takes its mail, and its writer is told until when", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    expect(await findUnsendable(db, agent, { ticketId }, asked)).toBeNull()
    await reply(db, scene)
    const { id: messageId } = await reply(db, scene, undefined, minutesAfter(asked, 1))
    const leavesAt = secondsAfter(minutesAfter(asked, 1), 10)

    expect(await findUnsendable(db, agent, { ticketId }, leavesAt)).toEqual({ messageId, leavesAt })
    expect(await findUnsendable(db, await anAgent(db), { ticketId }, leavesAt)).toBeNull()
    await doWork(db, { mailer: fakeMailer(), links: fakeLinks }, { now: leavesAt, only: ["mail", "triage"] })
    expect(await findUnsendable(db, agent, { ticketId }, leavesAt)).toBeNull()
  })

  test.for([
    ["that started the work", undefined],
    ["that waits for the customer", "waiting_on_customer"],
    ["that resolved it", "resolved"],
  ])("%s, taken back, leaves the ticket as if it had never been", async ([, moveTo], { db }) => {
    const scene = await aScene(db)
    const { agent, requester, ticketId } = scene
    const before = await rowOf(db, ticketId)
    const { id: messageId } = await reply(db, scene, moveTo)
    expect(await rowOf(db, ticketId)).not.toEqual(before)

    const draft = await unsendMessage(db, agent, { ticketId, messageId }, secondsAfter(asked, 9))

    expect(draft).toMatchObject({ ticketId, visibility: "public", body: answer })
    expect(await getDraft(db, agent, { ticketId })).toEqual(draft)
    expect(await rowOf(db, ticketId)).toEqual(before)
    const mailer = fakeMailer()
    await doWork(db, { mailer, links: fakeLinks }, { now: minutesAfter(asked, 60), only: ["mail", "triage"] })
    expect(mailer.sent.map(({ tag }) => tag)).not.toContain("ticket-reply")
    expect(JSON.stringify(await getTicket(db, requester, { ticketId }))).not.toContain("2026.")
    expect((await getTicket(db, agent, { ticketId })).messages).toHaveLength(1)
    const { rows } = await getMyTickets(db, requester, {})
    expect(rows.find(({ id }) => id === ticketId)).toMatchObject({ isUnread: false })
  })

  test("that took a resolved ticket up gives back when it was resolved", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    await updateTicketStatus(db, agent, { ticketId, to: "resolved" }, minutesAfter(noon, 1))
    const { id: messageId } = await reply(db, scene, "in_progress")
    await unsendMessage(db, agent, { ticketId, messageId }, asked)
    expect(await rowOf(db, ticketId)).toMatchObject({ status: "resolved", resolvedAt: minutesAfter(noon, 1) })
  })

  test("is gone with its edits, and the audit says that it was written and taken back", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    const { id: messageId } = await reply(db, scene)
    await editMessage(db, agent, { ticketId, messageId, body: "Dag Wim, anders gezegd." }, asked)

    const draft = await unsendMessage(db, agent, { ticketId, messageId }, asked)

    expect(draft.body).toBe("Dag Wim, anders gezegd.")
    expect(await db.$count(messages, eq(messages.id, messageId))).toBe(0)
    const ofTicket = and(eq(auditEvents.subjectId, ticketId), eq(auditEvents.type, "message.unsent"))
    expect(await db.select().from(auditEvents).where(ofTicket)).toMatchObject([{ changes: { messageId } }])
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })
})

describe("what happened since a reply stays when it is taken back", () => {
  test("another status", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    const { id: messageId } = await reply(db, scene, "waiting_on_customer")
    const colleague = await anAgent(db)
    await updateTicketStatus(db, colleague, { ticketId, to: "in_progress" }, secondsAfter(asked, 2))
    await updateTicketStatus(db, colleague, { ticketId, to: "waiting_on_customer" }, secondsAfter(asked, 3))
    await unsendMessage(db, agent, { ticketId, messageId }, secondsAfter(asked, 4))
    expect(await rowOf(db, ticketId)).toMatchObject({ status: "waiting_on_customer" })
  })

  test("another priority; the status goes back all the same", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    const { id: messageId } = await reply(db, scene)
    await updateTicket(db, await anAgent(db), { ticketId, priority: "urgent" }, secondsAfter(asked, 2))
    await unsendMessage(db, agent, { ticketId, messageId }, secondsAfter(asked, 4))
    expect(await rowOf(db, ticketId)).toMatchObject({ status: "open", priority: "urgent" })
  })

  test("a colleague's answer, which is the first response then, and the status that both made", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    const { id: messageId } = await reply(db, scene)
    const second = { ticketId, body: "En herlaad de pagina.", visibility: "public" as const }
    await addMessage(db, await anAgent(db), second, secondsAfter(asked, 2))
    await unsendMessage(db, agent, { ticketId, messageId }, secondsAfter(asked, 4))
    expect(await rowOf(db, ticketId)).toMatchObject({
      status: "in_progress",
      firstResponseAt: secondsAfter(asked, 2),
      lastReplyAt: secondsAfter(asked, 2),
      lastMessagePreview: "En herlaad de pagina.",
      messageCount: 2,
    })
  })

  test.for([
    ["a next reply, behind the text that comes back", "public"],
    ["a note, which keeps the whole a note", "internal"],
  ] as const)("%s", async ([, visibility], { db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    const { id: messageId } = await reply(db, scene)
    const begun = await saveDraft(db, agent, { ticketId, visibility, body: "Nog iets" }, asked)
    const draft = await unsendMessage(db, agent, { ticketId, messageId }, asked)
    expect(draft).toMatchObject({ visibility, body: `${answer}\n\nNog iets`, revision: begun!.revision + 1 })
  })
})

describe("taking a reply back is refused", () => {
  test("once a worker has its mail, and the reply stays", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, ticketId } = scene
    const { id: messageId } = await reply(db, scene)
    const late = { code: "conflict", details: { reason: "already_sent" } }
    await claimDue(db, mailWork, secondsAfter(asked, 10))
    await expect(unsendMessage(db, agent, { ticketId, messageId })).rejects.toMatchObject(late)

    // Also when the attempt failed: what became of it nobody knows.
    await db.update(work).set({ claimedUntil: null }).where(mailOf(messageId))
    await expect(unsendMessage(db, agent, { ticketId, messageId })).rejects.toMatchObject(late)
    await doWork(
      db,
      { mailer: fakeMailer(), links: fakeLinks },
      { now: minutesAfter(asked, 10), only: ["mail", "triage"] },
    )
    await expect(unsendMessage(db, agent, { ticketId, messageId })).rejects.toMatchObject(late)
    expect((await getTicket(db, agent, { ticketId })).messages).toHaveLength(2)
    expect(await getDraft(db, agent, { ticketId })).toBeNull()
  })

  test("once the requester looked at it in the portal", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, requester, ticketId } = scene
    const { id: messageId } = await reply(db, scene)
    await markViewed(db, requester, { ticketId }, secondsAfter(asked, -1))
    const { ticket } = await getTicket(db, requester, { ticketId })
    await markViewed(db, requester, { ticketId }, ticket.lastMessageAt)
    await expect(unsendMessage(db, agent, { ticketId, messageId })).rejects.toMatchObject({
      code: "conflict",
      details: { reason: "already_read" },
    })
    expect(await db.$count(work, mailOf(messageId))).toBe(1)
  })

  test("not by a look at the ticket before the reply, and not by its writer's own", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, requester, ticketId } = scene
    await markViewed(db, requester, { ticketId }, secondsAfter(asked, -1))
    const { id: messageId } = await reply(db, scene)
    await markViewed(db, agent, { ticketId }, asked)
    await expect(unsendMessage(db, agent, { ticketId, messageId })).resolves.toMatchObject({ body: answer })
  })

  test("to colleagues, of a note, of the question, a second time, and to whoever is no agent", async ({ db }) => {
    const scene = await aScene(db)
    const { agent, requester, ticketId } = scene
    const { id: messageId } = await reply(db, scene)
    const note = await addMessage(db, agent, { ticketId, body: "Even nakijken", visibility: "internal" }, asked)
    const [question] = (await getTicket(db, agent, { ticketId })).messages
    const admin = await anAgent(db, { role: "admin" })
    const attempts = [
      [admin, messageId, "forbidden"],
      [agent, note.id, "not_found"],
      [agent, question!.id, "forbidden"],
      [agent, newId("message"), "not_found"],
      [requester, messageId, "forbidden"],
      [{ type: "nobody" }, messageId, "unauthenticated"],
    ] as const
    for (const [actor, id, code] of attempts)
      await expect(unsendMessage(db, actor, { ticketId, messageId: id })).rejects.toMatchObject({ code })

    await unsendMessage(db, agent, { ticketId, messageId })
    await expect(unsendMessage(db, agent, { ticketId, messageId })).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("a worker and a writer at the same moment", () => {
  test("of taking the mail and taking the reply back exactly one happens", async ({ db, fdm }) => {
    const other = await fdm.another()
    const due = secondsAfter(asked, 10)
    for (let round = 0; round < 8; round++) {
      const scene = await aScene(db)
      const { agent, ticketId } = scene
      const { id: messageId } = await reply(db, scene)
      const [claimed, taken] = await Promise.all([
        claimDue(other, mailWork, due).then((rows) => rows.some(({ payload }) => payload.messageId === messageId)),
        unsendMessage(db, agent, { ticketId, messageId }, due).then(
          () => true,
          ({ details }) => details.reason,
        ),
      ])
      expect([claimed, taken]).toEqual(claimed ? [true, "already_sent"] : [false, true])
      expect(await db.$count(messages, eq(messages.id, messageId))).toBe(claimed ? 1 : 0)
      await db.delete(work)
    }
  })
})
