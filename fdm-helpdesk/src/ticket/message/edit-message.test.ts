import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { type Actor, asRequester, nobody } from "../../access/index.js"
import { sha256 } from "../../audit/chain.js"
import { verifyAudit } from "../../audit/index.js"
import type { Db } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { getTicket } from "../read/get-ticket.js"
import { auditOf } from "../testing/audit-of.js"
import { addMessage } from "./add-message.js"
import { deleteMessage } from "./delete-message.js"
import { editMessage } from "./edit-message.js"
import { listMessageEdits } from "./list-message-edits.js"

async function answered(db: Db, visibility: "public" | "internal" = "public") {
  const agent = await anAgent(db, { name: "Ana Visser" })
  const requester = await aRequester(db)
  const { id: ticketId } = await aTicket(db, { requester })
  const input = { ticketId, body: "Kijk bij Instelingen.", visibility }
  const { id: messageId } = await addMessage(db, agent, input, minutesAfter(noon, 1))
  return { agent, requester, ticketId, messageId }
}

describe("editMessage", () => {
  test("gives a message another text, says when, and keeps the one before", async ({ db }) => {
    const { agent, requester, ticketId, messageId } = await answered(db)
    const lead = await anAgent(db, { name: "Mehmet Demir", role: "team_lead" })

    const edited = await editMessage(
      db,
      agent,
      { ticketId, messageId, body: "Kijk bij Instellingen." },
      minutesAfter(noon, 5),
    )
    await editMessage(db, lead, { ticketId, messageId, body: "Kijk bij Percelen." }, minutesAfter(noon, 9))

    const id = expect.any(String)
    expect(edited).toMatchObject({ id: messageId, body: "Kijk bij Instellingen.", editedAt: minutesAfter(noon, 5) })
    expect(await listMessageEdits(db, agent, { ticketId, messageId })).toEqual([
      { id, body: "Kijk bij Instelingen.", editedAt: minutesAfter(noon, 5), editedByName: "Ana Visser" },
      { id, body: "Kijk bij Instellingen.", editedAt: minutesAfter(noon, 9), editedByName: "Mehmet Demir" },
    ])
    const shown = { body: "Kijk bij Percelen.", editedAt: minutesAfter(noon, 9), authorName: "Ana Visser" }
    for (const reader of [agent, requester])
      expect((await getTicket(db, reader, { ticketId })).messages.at(-1)).toMatchObject(shown)
  })

  test("shows in lists when it was the last message, and else leaves the row alone", async ({ db }) => {
    const { agent, requester, ticketId, messageId } = await answered(db)
    await editMessage(db, agent, { ticketId, messageId, body: "Nieuw" }, minutesAfter(noon, 5))
    const { ticket } = await getTicket(db, agent, { ticketId })
    expect(ticket).toMatchObject({ lastMessagePreview: "Nieuw", lastMessageAt: minutesAfter(noon, 1), version: 3 })

    await addMessage(db, requester, { ticketId, body: "Dank", visibility: "public" }, minutesAfter(noon, 6))
    await editMessage(db, agent, { ticketId, messageId, body: "Later" }, minutesAfter(noon, 7))
    expect((await getTicket(db, agent, { ticketId })).ticket).toMatchObject({
      lastMessagePreview: "Dank",
      lastMessageBy: "requester",
      lastMessageAt: minutesAfter(noon, 6),
      lastReplyAt: minutesAfter(noon, 1),
      messageCount: 3,
    })
  })

  test("of a note changes nothing that a requester sees", async ({ db }) => {
    const { agent, requester, ticketId, messageId } = await answered(db, "internal")
    const before = await getTicket(db, requester, { ticketId })
    await editMessage(db, agent, { ticketId, messageId, body: "Heel lastige klant" }, minutesAfter(noon, 5))
    const after = await getTicket(db, requester, { ticketId })
    expect(JSON.stringify(after)).not.toContain("lastig")
    expect(after.messages).toEqual(before.messages)
    expect(after.ticket.lastMessagePreview).toBe(before.ticket.lastMessagePreview)
  })

  test("is in the audit and on the timeline, with a hash and no word of it", async ({ db }) => {
    const { agent, ticketId, messageId } = await answered(db)
    await editMessage(db, agent, { ticketId, messageId, body: "Geheim" }, minutesAfter(noon, 5))
    expect((await auditOf(db, ticketId)).at(-1)).toMatchObject({
      type: "message.edited",
      changes: { messageId, visibility: "public" },
      contentHash: sha256(`${ticketId}\nGeheim`),
    })
    const { activity } = await getTicket(db, agent, { ticketId })
    expect(activity.at(-1)).toMatchObject({ type: "message.edited", actorName: "Ana Visser" })
    expect(JSON.stringify(activity)).not.toContain("Geheim")
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
  })

  test("to the same text changes nothing", async ({ db }) => {
    const { agent, ticketId, messageId } = await answered(db)
    const before = await getTicket(db, agent, { ticketId })
    await editMessage(db, agent, { ticketId, messageId, body: "Kijk bij Instelingen." }, minutesAfter(noon, 5))
    expect(await getTicket(db, agent, { ticketId })).toEqual(before)
    expect(await listMessageEdits(db, agent, { ticketId, messageId })).toEqual([])
  })

  test("costs six statements, begin and commit among them; a note five", async ({ db, fdm }) => {
    for (const [visibility, count] of [
      ["public", 6],
      ["internal", 5],
    ] as const) {
      const { agent, ticketId, messageId } = await answered(db, visibility)
      const edit = () => editMessage(db, agent, { ticketId, messageId, body: "Anders" })
      expect(await fdm.statements(edit)).toHaveLength(count)
    }
  })

  test("of a message that was deleted is a conflict", async ({ db }) => {
    const { agent, ticketId, messageId } = await answered(db)
    await deleteMessage(db, agent, { ticketId, messageId })
    const late = editMessage(db, agent, { ticketId, messageId, body: "Toch nog" })
    await expect(late).rejects.toMatchObject({ code: "conflict", details: { reason: "deleted" } })
    expect((await getTicket(db, agent, { ticketId })).messages.at(-1)?.body).toBe("")
  })

  test("against deleting at the same moment leaves no text, whoever comes first", async ({ db, fdm }) => {
    const other = await fdm.another()
    for (let round = 0; round < 6; round++) {
      const { agent, ticketId, messageId } = await answered(db)
      const [edited, deleted] = await Promise.allSettled([
        editMessage(db, agent, { ticketId, messageId, body: "Wedloop" }),
        deleteMessage(other, agent, { ticketId, messageId }),
      ])
      expect(deleted.status).toBe("fulfilled")
      if (edited.status === "rejected") expect(edited.reason).toMatchObject({ code: "conflict" })
      const { messages, ticket } = await getTicket(db, agent, { ticketId })
      expect(messages.at(-1)).toMatchObject({ body: "", deletedAt: expect.any(Date) })
      expect(ticket.lastMessagePreview).toContain("percelen")
      expect(await listMessageEdits(db, agent, { ticketId, messageId })).toEqual([])
      expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    }
  })

  test("twice at once keeps both texts before", async ({ db, fdm }) => {
    const other = await fdm.another()
    const { agent, ticketId, messageId } = await answered(db)
    await Promise.all([
      editMessage(db, agent, { ticketId, messageId, body: "Een" }),
      editMessage(other, agent, { ticketId, messageId, body: "Twee" }),
    ])
    const history = (await listMessageEdits(db, agent, { ticketId, messageId })).map(({ body }) => body)
    const { messages } = await getTicket(db, agent, { ticketId })
    expect([...history, messages.at(-1)?.body].sort()).toEqual(["Een", "Kijk bij Instelingen.", "Twee"])
  })
})

describe("who edits, and who sees a history", () => {
  const body = "Anders"
  test("their own writer, and team leads; nobody what a requester wrote", async ({ db }) => {
    const { agent, requester, ticketId, messageId } = await answered(db)
    const lead = await anAgent(db, { role: "team_lead" })
    const theirs = (await getTicket(db, agent, { ticketId })).messages[0]!.id
    const outcome = async (actor: Actor, id = messageId) =>
      editMessage(db, actor, { ticketId, messageId: id, body: `${body} ${Math.random()}` }).then(
        () => "ok",
        ({ code }) => code,
      )
    expect(await outcome(agent)).toBe("ok")
    expect(await outcome(lead)).toBe("ok")
    expect(await outcome(await anAgent(db))).toBe("forbidden")
    expect(await outcome(requester)).toBe("forbidden")
    expect(await outcome(asRequester(agent))).toBe("forbidden")
    expect(await outcome(nobody)).toBe("unauthenticated")
    expect(await outcome(lead, theirs)).toBe("forbidden")
  })

  test("a message of another ticket is not found, nor one that isn't there", async ({ db }) => {
    const { agent, messageId } = await answered(db)
    const { ticketId } = await answered(db)
    await expect(editMessage(db, agent, { ticketId, messageId, body })).rejects.toMatchObject({ code: "not_found" })
  })

  test("a history is for agents", async ({ db }) => {
    const { requester, agent, ticketId, messageId } = await answered(db)
    await editMessage(db, agent, { ticketId, messageId, body })
    for (const actor of [requester, asRequester(agent)])
      await expect(listMessageEdits(db, actor, { ticketId, messageId })).rejects.toMatchObject({ code: "forbidden" })
    await expect(listMessageEdits(db, nobody, { ticketId, messageId })).rejects.toMatchObject({
      code: "unauthenticated",
    })
  })

  test.for([
    ["nothing to read", " \n", "invalid_input"],
    ["a book", "x".repeat(250_001), "too_large"],
  ])("%s is refused", async ([, off = "", code], { db }) => {
    const { agent, ticketId, messageId } = await answered(db)
    await expect(editMessage(db, agent, { ticketId, messageId, body: off })).rejects.toMatchObject({ code })
  })
})

test("a history is read fifty edits at a time, its long texts from the newest back, and one by itself", async ({
  db,
}) => {
  const { agent, ticketId, messageId } = await answered(db)
  const long = (n: number) => `${n} ${"- a\n".repeat(12_000)}`
  const read = (input = {}) => listMessageEdits(db, agent, { ticketId, messageId, ...input })
  for (let n = 1; n <= 53; n++)
    await editMessage(db, agent, { ticketId, messageId, body: n > 43 ? long(n) : `Tekst ${n}` }, minutesAfter(noon, n))

  const newest = await read()
  expect(newest).toHaveLength(50)
  expect(newest[0]?.body).toBe("Tekst 3")
  const folded = newest.filter(({ foldedBytes }) => foldedBytes !== undefined)
  expect(folded.map(({ body }) => Number.parseInt(body, 10))).toEqual([44, 45, 46, 47, 48])
  const [first] = folded
  expect((await read({ open: first?.id })).find(({ id }) => id === first?.id)).toMatchObject({ body: long(44) })
  expect((await read({ before: newest[0]?.id })).map(({ body }) => body)).toEqual([
    "Kijk bij Instelingen.",
    "Tekst 1",
    "Tekst 2",
  ])
})
