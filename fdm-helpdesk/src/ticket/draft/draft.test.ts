import { and, eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { agents, replyDrafts } from "../../db/schema-helpdesk.js"
import { deactivateAgent, resolveActor } from "../../desk/index.js"
import { maxMessageLength, newId } from "../../kernel/index.js"
import { getInbox } from "../../list/index.js"
import { updateSearch } from "../../search/document/update-search.js"
import { searchTickets } from "../../search/index.js"
import { anAgent, aPerson, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage } from "../message/add-message.js"
import { getDraft, listDrafts } from "./draft.js"
import { discardDraft, saveDraft } from "./save-draft.js"

const reply = { visibility: "public" as const, body: "Dag Wim, kijk eens bij" }

describe("a draft", () => {
  test("begun on one device is gone on with on another", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)

    const begun = await saveDraft(db, agent, { ticketId, ...reply }, noon)
    const found = await getDraft(db, agent, { ticketId })
    expect(found).toEqual({ ticketId, ...reply, revision: begun?.revision, updatedAt: noon })
    const more = { ticketId, visibility: "internal" as const, body: "Eerst Mehmet vragen", revision: found?.revision }
    await saveDraft(db, agent, more, minutesAfter(noon, 1))

    expect(await getDraft(db, agent, { ticketId })).toMatchObject({
      visibility: "internal",
      body: "Eerst Mehmet vragen",
      updatedAt: minutesAfter(noon, 1),
    })
  })

  test("is not overwritten by a device that has an older one, which is told the newer revision", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const begun = await saveDraft(db, agent, { ticketId, ...reply })
    const newer = await saveDraft(db, agent, { ticketId, ...reply, body: "De nieuwere", revision: begun?.revision })

    const refused = { code: "conflict", details: { revision: newer?.revision } }
    for (const body of ["De oudere", ""]) {
      const older = { ticketId, ...reply, body, revision: begun?.revision }
      await expect(saveDraft(db, agent, older)).rejects.toMatchObject(refused)
    }
    await expect(saveDraft(db, agent, { ticketId, ...reply, body: "Begonnen zonder te kijken" })).rejects.toMatchObject(
      refused,
    )
    await expect(discardDraft(db, agent, { ticketId, revision: begun?.revision })).rejects.toMatchObject(refused)
    expect(await getDraft(db, agent, { ticketId })).toMatchObject({ body: "De nieuwere" })
  })

  test("begun by two devices at once is the first one's, and the other is told", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const other = await fdm.another()
    const { id: ticketId } = await aTicket(db)

    const outcomes = await Promise.allSettled([
      saveDraft(db, agent, { ticketId, ...reply, body: "laptop" }),
      saveDraft(other, agent, { ticketId, ...reply, body: "telefoon" }),
    ])

    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } })
  })

  test("that was sent does not come back by a save that arrives late, nor is a next one taken for it", async ({
    db,
  }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const begun = await saveDraft(db, agent, { ticketId, ...reply })
    await addMessage(db, agent, { ticketId, ...reply })

    const late = { ticketId, ...reply, body: "Dag Wim, kijk eens bij Inst", revision: begun?.revision }
    await expect(saveDraft(db, agent, late)).rejects.toMatchObject({ code: "conflict", details: { revision: 0 } })
    expect(await getDraft(db, agent, { ticketId })).toBeNull()

    await saveDraft(db, agent, { ticketId, ...reply, body: "Een volgend antwoord" })
    await expect(saveDraft(db, agent, late)).rejects.toMatchObject({ code: "conflict" })
  })

  test("goes with the message that its writer adds, in the statement that adds it; those of colleagues stay", async ({
    db,
    fdm,
  }) => {
    const [ana, ben] = [await anAgent(db), await anAgent(db)]
    const { id: ticketId } = await aTicket(db)
    const { id: elsewhere } = await aTicket(db)
    await saveDraft(db, ana, { ticketId: elsewhere, ...reply })
    const costOf = async (write: () => Promise<unknown>) => (await fdm.statements(write)).length
    const costs: number[] = []
    for (const visibility of ["public", "internal"] as const) {
      await saveDraft(db, ben, { ticketId, ...reply, revision: (await getDraft(db, ben, { ticketId }))?.revision })
      for (const isDrafted of [true, false]) {
        if (isDrafted) await saveDraft(db, ana, { ticketId, ...reply })
        costs.push(await costOf(() => addMessage(db, ana, { ticketId, body: "Klaar", visibility })))
        expect(await getDraft(db, ana, { ticketId })).toBeNull()
      }
    }

    expect(new Set(costs)).toEqual(new Set([4]))
    expect(await getDraft(db, ben, { ticketId })).not.toBeNull()
    expect(await getDraft(db, ana, { ticketId: elsewhere })).not.toBeNull()
  })

  test.for(["", "  \n\t ", "\u200b"])("of nothing to read (%j) is no draft", async (body, { db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    expect(await saveDraft(db, agent, { ticketId, ...reply, body })).toBeNull()
    const begun = await saveDraft(db, agent, { ticketId, ...reply })
    expect(await saveDraft(db, agent, { ticketId, ...reply, body, revision: begun?.revision })).toBeNull()
    expect(await getDraft(db, agent, { ticketId })).toBeNull()
  })

  test("can be as long as a message and no longer", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const longest = await saveDraft(db, agent, { ticketId, ...reply, body: "a".repeat(maxMessageLength) })
    expect(longest?.body).toHaveLength(maxMessageLength)
    const longer = { ticketId, ...reply, body: "a".repeat(maxMessageLength + 1), revision: longest?.revision }
    await expect(saveDraft(db, agent, longer)).rejects.toMatchObject({ code: "too_large" })
    expect((await getDraft(db, agent, { ticketId }))?.body).toHaveLength(maxMessageLength)
  })

  test("holds what Postgres can't, mended", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    expect(await saveDraft(db, agent, { ticketId, ...reply, body: "a\u0000b\ud800" })).toMatchObject({
      body: "a\ufffdb\ufffd",
    })
  })
})

describe("whose drafts", () => {
  test("are read and written: their writer's, by nobody else, whatever their role", async ({ db }) => {
    const writer = await anAgent(db)
    const admin = await anAgent(db, { role: "admin" })
    const { id: ticketId } = await aTicket(db)
    const own = await saveDraft(db, writer, { ticketId, ...reply })

    expect(await getDraft(db, admin, { ticketId })).toBeNull()
    expect(await listDrafts(db, admin)).toEqual([])
    await discardDraft(db, admin, { ticketId })
    await saveDraft(db, admin, { ticketId, ...reply, body: "Van de beheerder" })
    expect(await getDraft(db, writer, { ticketId })).toEqual(own)
  })

  test("are nobody's any more once their writer left the desk", async ({ db }) => {
    const admin = await anAgent(db, { role: "admin" })
    const person = aPerson()
    const writer = await anAgent(db, person)
    const { id: ticketId } = await aTicket(db)
    await saveDraft(db, writer, { ticketId, ...reply })
    await deactivateAgent(db, admin, { agentId: writer.agentId })

    const former = await resolveActor(db, person)
    await expect(getDraft(db, former, { ticketId })).rejects.toMatchObject({ code: "forbidden" })
    expect(await getDraft(db, admin, { ticketId })).toBeNull()
    expect(await db.$count(agents, and(eq(agents.id, writer.agentId), eq(agents.isActive, false)))).toBe(1)
  })

  test.for(["requester", "nobody"] as const)("are none of a %s's", async (who, { db }) => {
    const requester = await aRequester(db)
    const { id: ticketId } = await aTicket(db, { requester })
    const [actor, code] = who === "nobody" ? [{ type: "nobody" } as const, "unauthenticated"] : [requester, "forbidden"]
    for (const attempt of [
      () => getDraft(db, actor, { ticketId }),
      () => listDrafts(db, actor),
      () => saveDraft(db, actor, { ticketId, ...reply }),
      () => discardDraft(db, actor, { ticketId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code })
    expect(await db.$count(replyDrafts, eq(replyDrafts.ticketId, ticketId))).toBe(0)
  })

  test.for([
    ["an unknown ticket", newId("ticket"), "not_found"],
    ["no ticket's id", newId("message"), "invalid_input"],
  ])("are of no use for %s", async ([, ticketId, code], { db }) => {
    const agent = await anAgent(db)
    for (const revision of [undefined, 7]) {
      const draft = { ticketId: ticketId as never, ...reply, revision }
      await expect(saveDraft(db, agent, draft)).rejects.toMatchObject({ code })
      await expect(discardDraft(db, agent, draft)).rejects.toMatchObject({ code })
    }
  })

  test("are listed by ticket, latest first, without their text", async ({ db }) => {
    const agent = await anAgent(db)
    const [first, second] = [await aTicket(db), await aTicket(db)]
    await saveDraft(db, agent, { ticketId: first.id, ...reply }, noon)
    await saveDraft(db, agent, { ticketId: second.id, ...reply, visibility: "internal" }, minutesAfter(noon, 1))
    expect(await listDrafts(db, agent)).toEqual([
      { ticketId: second.id, visibility: "internal", updatedAt: minutesAfter(noon, 1) },
      { ticketId: first.id, visibility: "public", updatedAt: noon },
    ])
  })

  test("mark the rows of lists and of what is found, for their writer alone", async ({ db }) => {
    const [writer, colleague] = [await anAgent(db), await anAgent(db)]
    const { id: ticketId } = await aTicket(db, { body: "Een zeldzaam woord: kwelwater." })
    await saveDraft(db, writer, { ticketId, ...reply })
    await updateSearch(db)
    for (const [actor, expected] of [
      [writer, true],
      [colleague, false],
    ] as const) {
      const lists = [await getInbox(db, actor, { limit: 200 }), await searchTickets(db, actor, { text: "kwelwater" })]
      for (const { rows } of lists)
        expect(rows.filter(({ id }) => id === ticketId).map(({ hasDraft }) => hasDraft)).toEqual([expected])
    }
  })
})
