import { and, eq, getTableColumns } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { mentions, work } from "../../db/schema-helpdesk.js"
import { deactivateAgent } from "../../desk/index.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { getInbox } from "../../list/index.js"
import { sendTicketMail } from "../../mail/send-ticket-mail.js"
import { anAgent, aRequester, aTicket, fakeLinks, fakeMailer, minutesAfter, noon } from "../../testing/index.js"
import { getTicket } from "../read/get-ticket.js"
import { markViewed } from "../read/mark-viewed.js"
import { updateTicket } from "../update-ticket.js"
import { addMessage } from "./add-message.js"
import { deleteMessage } from "./delete-message.js"
import { editMessage } from "./edit-message.js"

let desks = 0
/** A desk whose names no other test of this file uses. */
async function aDesk(db: Db) {
  const tag = `x${++desks}`
  const ana = await anAgent(db, { name: `Ana${tag} Visser`, role: "admin" })
  const mehmet = await anAgent(db, { name: `Mehmet${tag} Demir`, locale: "en" })
  const requester = await aRequester(db)
  const { id: ticketId } = await aTicket(db, { requester, body: "Mijn percelen zijn weg" })
  const note = (body: string, minutes = 1) =>
    addMessage(db, ana, { ticketId, body, visibility: "internal" }, minutesAfter(noon, minutes))
  return { tag, ana, mehmet, requester, ticketId, note }
}

const mailsTo = (db: Db, ticketId: TicketId) =>
  db
    .select({ payload: work.payload })
    .from(work)
    .where(and(eq(work.ticketId, ticketId), eq(work.kind, "mail")))
    .orderBy(work.id)
    .then((rows) => rows.flatMap(({ payload }) => (payload.template === "note-mention" ? [payload.agentId] : [])))
const called = (db: Db, ticketId: TicketId) => db.select().from(mentions).where(eq(mentions.ticketId, ticketId))

/** What leaves when a worker looks. */
async function leave(db: Db, ticketId: TicketId) {
  const { sent, send } = fakeMailer()
  const waiting = await db
    .select({ ...getTableColumns(work), attempt: work.attempts })
    .from(work)
    .where(and(eq(work.ticketId, ticketId), eq(work.kind, "mail"), eq(work.status, "pending")))
  for (const delivery of waiting) await sendTicketMail(db, { mailer: { send }, links: fakeLinks }, delivery)
  return sent.filter(({ tag }) => tag === "note-mention")
}

describe("a note that calls a colleague", () => {
  test("shows whom it calls, and a mail goes to them in their own language, with a link for agents", async ({ db }) => {
    const { ana, mehmet, ticketId, note, tag } = await aDesk(db)

    const message = await note(`@Mehmet${tag} kun jij **dit** bekijken?`)

    const mention = { agentId: mehmet.agentId, name: mehmet.name }
    expect(message).toMatchObject({ mentions: [mention], notReached: [] })
    expect((await getTicket(db, ana, { ticketId })).messages.at(-1)?.mentions).toEqual([mention])
    const [mail, ...more] = await leave(db, ticketId)
    expect(more).toEqual([])
    expect(mail?.subject).toContain(`Ana${tag} Visser mentions you in a note`)
    expect(mail?.text).toContain(`@Mehmet${tag} kun jij **dit** bekijken?`)
    expect(mail?.html).toContain("<strong>dit</strong>")
    expect(mail?.text).toContain(fakeLinks.ticketForAgent(ticketId))
    expect(mail?.text).not.toContain(fakeLinks.ticketForRequester(ticketId))
  })

  test("calls each of them once, and never who writes it", async ({ db }) => {
    const { ana, mehmet, ticketId, note, tag } = await aDesk(db)
    const ilse = await anAgent(db, { name: `Ilse${tag} de Boer` })
    await note(`@Mehmet${tag} @mehmet${tag} demir @Ilse${tag} en ik, @Ana${tag} Visser`)
    expect((await mailsTo(db, ticketId)).sort()).toEqual([mehmet.agentId, ilse.agentId].sort())
    expect((await called(db, ticketId)).map(({ agentId }) => agentId)).not.toContain(ana.agentId)
  })

  test("costs one statement more than one without an @", async ({ db, fdm }) => {
    const { note, tag } = await aDesk(db)
    expect(await fdm.statements(() => note("Niemand"))).toHaveLength(4)
    expect(await fdm.statements(() => note(`@Mehmet${tag}`))).toHaveLength(5)
  })

  test("is kept when they left the desk: nobody is told, and the writer hears of it", async ({ db }) => {
    const { ana, mehmet, ticketId, note, tag } = await aDesk(db)
    await deactivateAgent(db, ana, { agentId: mehmet.agentId })
    const message = await note(`@Mehmet${tag} kijk eens`)
    expect(message).toMatchObject({ mentions: [], notReached: [mehmet.name] })
    expect(await mailsTo(db, ticketId)).toEqual([])
    expect((await getTicket(db, ana, { ticketId })).messages.at(-1)?.body).toContain("kijk eens")
  })

  test.for(["left the desk", "the note was deleted", "the note no longer calls them"] as const)(
    "sends nothing when, before the mail leaves, %s",
    async (what, { db }) => {
      const { ana, mehmet, ticketId, note, tag } = await aDesk(db)
      const { id: messageId } = await note(`@Mehmet${tag}`)
      if (what === "left the desk") await deactivateAgent(db, ana, { agentId: mehmet.agentId })
      else if (what === "the note was deleted") await deleteMessage(db, ana, { ticketId, messageId })
      else await editMessage(db, ana, { ticketId, messageId, body: "Toch niet" })
      expect(await leave(db, ticketId)).toEqual([])
    },
  )

  test("that is edited tells only those whom it did not call before", async ({ db }) => {
    const { ana, mehmet, ticketId, note, tag } = await aDesk(db)
    const ilse = await anAgent(db, { name: `Ilse${tag} de Boer` })
    const { id: messageId } = await note(`@Mehmet${tag}`)
    const edit = (body: string) => editMessage(db, ana, { ticketId, messageId, body })

    const edited = await edit(`@Mehmet${tag} en @Ilse${tag}`)
    expect(edited.mentions.map(({ name }) => name)).toEqual([ilse.name, mehmet.name])
    expect(await mailsTo(db, ticketId)).toEqual([mehmet.agentId, ilse.agentId])

    await edit(`@Ilse${tag}`)
    expect((await called(db, ticketId)).map(({ agentId }) => agentId)).toEqual([ilse.agentId])
    await edit(`@Mehmet${tag} @Ilse${tag}`)
    expect(await mailsTo(db, ticketId)).toEqual([mehmet.agentId, ilse.agentId])
  })

  test("is no news any more once they have looked, unless it came after what they saw", async ({ db }) => {
    const { mehmet, ana, ticketId, note, tag } = await aDesk(db)
    const { id: first } = await note(`@Mehmet${tag} een`)
    await note(`@Mehmet${tag} twee`, 2)
    const unseen = async () => (await called(db, ticketId)).filter(({ seenAt }) => seenAt === null).length
    await markViewed(db, ana, { ticketId })
    expect(await unseen()).toBe(2)
    await markViewed(db, mehmet, { ticketId, lastMessageId: first })
    expect(await unseen()).toBe(1)
    await markViewed(db, mehmet, { ticketId })
    expect(await unseen()).toBe(0)
  })
})

test("an @ in a reply calls nobody, and a requester calls nobody", async ({ db }) => {
  const { ana, mehmet, requester, ticketId } = await aDesk(db)
  for (const actor of [ana, requester])
    await addMessage(db, actor, { ticketId, body: `@${mehmet.name}`, visibility: "public" })
  expect(await mailsTo(db, ticketId)).toEqual([])
  expect(await called(db, ticketId)).toEqual([])
})

test("a ticket is in the view of whom its notes call until none of them does, and stays in the order of the ticket", async ({
  db,
}) => {
  const { tag, ana, mehmet, ticketId, note } = await aDesk(db)
  const { id: otherId } = await aTicket(db, { body: "Een andere vraag" })
  const call = `@Mehmet${tag} Demir`
  const [first, second] = [await note(`${call}, kijk`, 1), await note(`${call}, nog eens`, 2)]
  await addMessage(
    db,
    ana,
    { ticketId: otherId, body: `${call}, ook dit`, visibility: "internal" },
    minutesAfter(noon, 3),
  )
  const listed = async (sort: "activity" | "priority") =>
    (await getInbox(db, mehmet, { view: "mentioned", sort })).rows.map(({ id }) => id)
  expect(await listed("activity")).toEqual([otherId, ticketId])
  await addMessage(db, ana, { ticketId, body: "We zoeken het uit", visibility: "public" }, minutesAfter(noon, 4))
  expect(await listed("activity")).toEqual([ticketId, otherId])
  await updateTicket(db, ana, { ticketId: otherId, priority: "urgent" })
  expect(await listed("priority")).toEqual([otherId, ticketId])
  await deleteMessage(db, ana, { ticketId, messageId: first.id })
  expect(await listed("activity")).toEqual([ticketId, otherId])
  await deleteMessage(db, ana, { ticketId, messageId: second.id })
  expect(await listed("activity")).toEqual([otherId])
})
