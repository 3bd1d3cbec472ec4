import { eq, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { asRequester, nobody } from "../access/index.js"
import { contacts, messages, ticketSearch, work } from "../db/schema-helpdesk.js"
import { createTag } from "../desk/index.js"
import { type Db, newId } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage, assignTicket, closeTicket, tagTicket, updateTicket } from "../ticket/index.js"
import { updateSearch } from "./document/update-search.js"
import { searchTickets } from "./search-tickets.js"

const at = (minutes: number) => minutesAfter(noon, minutes)

/** What an agent, or somebody else, finds by a text: the ids, best first. */
async function found(db: Db, actor: Parameters<typeof searchTickets>[1], text: string, more: object = {}) {
  await updateSearch(db)
  return (await searchTickets(db, actor, { text, ...more }, at(60))).rows.map(({ id }) => id)
}

describe("search", () => {
  test.for([
    ["a word as it stands", "mestboekhouding", "De mestboekhouding klopt niet."],
    ["another form of a Dutch word", "percelen", "Mijn perceel staat er niet meer op."],
    ["another form of an English word", "invoices", "I lost the invoice of last week."],
    ["the beginning of a word", "mestboek", "Nieuwe mestboekhouding gemaakt."],
    ["capitals and accents as people leave them out", "COOPERATIE eend", "De coöperatie heeft ééndenkuikens."],
    ["a word between signs", "kaart.pdf", "Zie bijlage/kaart.pdf!"],
    ["an address by its parts", "smeets-administratie", "Stuur het naar elly@smeets-administratie.example"],
    ["Cyrillic, in any case", "київ", "Ми з міста Київ."],
    ["Chinese, in the middle of a line", "請求書", "この請求書を確認してください"],
    ["one sign of it", "書", "この請求書を確認してください"],
    ["Arabic", "فاتورة", "أين فاتورة الشهر؟"],
    ["a number", "2026", "De opgave van 2026 mist."],
    ["words from different messages of one ticket", "zonnebloem tractor", "De zonnebloem bloeit."],
    ["words among operators and quotes", `tractor'|!(zonnebloem):*&<->\\`, "De zonnebloem bloeit."],
  ] as const)("finds by %s", async ([, text, body], { db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db, { body })
    await addMessage(db, agent, { ticketId, body: "Komt goed met de tractor.", visibility: "public" }, at(1))
    const { id: other } = await aTicket(db, { body: "Iets heel anders: de koeien lopen buiten." })
    const ids = await found(db, agent, text)
    expect(ids).toContain(ticketId)
    expect(ids).not.toContain(other)
  })

  test.for(["", "   ", "de het een van", "the of and", "!!! ... ---", "\u0000", "👍", "'", "\\", "):*"])(
    "%j finds nothing, never everything",
    async (text, { db }) => {
      const agent = await anAgent(db)
      await aTicket(db, { body: "De het een van the of and." })
      expect(await found(db, agent, text)).toEqual([])
    },
  )

  test.for([
    "x".repeat(10_000),
    "woord ".repeat(5000),
    Array.from({ length: 3000 }, (_, n) => `w${n}`).join(" "),
    "\ud800 half",
    "a\u0000b",
    "'; drop table tickets; --",
    "<script>alert(1)</script>",
    "\u202eomgekeerd",
    "% _ \\ ' \" : & | ! ( ) < > *",
    "請".repeat(3000),
  ])("any text is safe to ask with: %.20j", async (text, { db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    for (const actor of [agent, requester]) expect(await found(db, actor, text)).toEqual([])
  })

  test("a ticket of any text has a document", async ({ db }) => {
    const agent = await anAgent(db)
    const words = Array.from({ length: 30_000 }, (_, n) => `w${n.toString(36)}`).join(" ")
    const bodies = [words, "é".repeat(200_000), "請求書".repeat(50_000), "a'b\\c ' \\ ''", "x ".repeat(60_000)]
    const made = await Promise.all(bodies.map((body) => aTicket(db, { body })))
    await updateSearch(db, {
      onError: (error) => {
        throw error
      },
    })
    for (const { id, ref } of made) {
      expect(await db.$count(ticketSearch, eq(ticketSearch.ticketId, id))).toBe(1)
      expect(await found(db, agent, ref)).toEqual([id])
    }
  })

  test("a whole reference finds its ticket at once, however it is typed, whatever the filters say", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const { id, ref } = await aTicket(db, { requester })
    const loose = ` ${ref.toLowerCase().replace("-", " ")} `
    for (const text of [ref, loose])
      for (const actor of [agent, requester])
        expect((await searchTickets(db, actor, { text })).rows.map((row) => row.id)).toEqual([id])
    expect((await searchTickets(db, agent, { text: ref, view: "closed" })).rows).toHaveLength(1)
    expect((await searchTickets(db, await aRequester(db), { text: ref })).rows).toEqual([])
    const quoting = await aTicket(db, { body: `Zie ook ${ref}.`, at: at(3) })
    expect(await found(db, agent, ref)).toEqual([id, quoting.id])
  })

  test("subject, reference and requester count more than any number of bodies", async ({ db }) => {
    const agent = await anAgent(db)
    const body = "Wortelrot, wortelrot en nog eens wortelrot. Overal wortelrot!"
    const inBody = await aTicket(db, { body, subject: "Aardappelen", at: at(9) })
    const inSubject = await aTicket(db, { body: "Zie boven.", subject: "Last van wortelrot in de bieten", at: at(0) })
    const requester = await aRequester(db, { name: "Piet Wortelrot" })
    const byName = await aTicket(db, { requester, body: "Iets anders.", at: at(1) })
    expect(await found(db, agent, "wortelrot")).toEqual([inSubject.id, byName.id, inBody.id])
    expect(await found(db, agent, "wortelrot", { sort: "newest" })).toEqual([inBody.id, byName.id, inSubject.id])
    expect(await found(db, agent, "wortelrot", { sort: "oldest" })).toEqual([inSubject.id, byName.id, inBody.id])
  })

  test("requesters find their own questions, by what they can read, without what is the desk's own", async ({ db }) => {
    const agent = await anAgent(db, { role: "team_lead" })
    const [requester, other] = [await aRequester(db), await aRequester(db)]
    const { id: ticketId } = await aTicket(db, { requester, body: "De dahlia wil niet." })
    const others = await aTicket(db, { requester: other, body: "Mijn dahlia ook niet." })
    await addMessage(db, agent, { ticketId, body: "Vraagt dit elk jaar, zeurkous.", visibility: "internal" }, at(1))
    await addMessage(db, agent, { ticketId, body: "Geef de dahlia meer water.", visibility: "public" }, at(2))
    await assignTicket(db, agent, { ticketId, agentId: agent.agentId }, at(3))
    const tag = await createTag(db, agent, { name: "Bloemen" })
    await tagTicket(db, agent, { ticketId, add: [tag.id] })

    expect((await found(db, agent, "dahlia")).sort()).toEqual([ticketId, others.id].sort())
    expect(await found(db, agent, "zeurkous dahlia")).toEqual([ticketId])
    expect(await found(db, requester, "dahlia")).toEqual([ticketId])
    expect(await found(db, requester, "zeurkous")).toEqual([])
    expect(await found(db, requester, "zeur")).toEqual([])
    expect(await found(db, asRequester(agent), "dahlia")).toEqual([])
    const { rows } = await searchTickets(db, requester, { text: "dahlia" })
    expect(rows).toMatchObject([{ tags: [], assigneeId: null, assigneeName: null, isMentioned: false, isUnread: true }])
    expect(rows[0]?.snippet.filter(({ isMatch }) => isMatch)).toEqual([{ text: "dahlia", isMatch: true }])
  })

  test.for([
    { view: "mine" },
    { filters: { tags: { any: [newId("tag")] } } },
    { filters: { assignee: ["none"] } },
    { filters: { requester: newId("contact") } },
    { filters: { priority: ["high"] } },
  ] as const)("a requester who asks by %o is refused", async (more, { db }) => {
    const requester = await aRequester(db)
    await expect(searchTickets(db, requester, { text: "iets", ...more } as never)).rejects.toMatchObject({
      code: "forbidden",
    })
    await expect(searchTickets(db, nobody, { text: "iets" })).rejects.toMatchObject({ code: "unauthenticated" })
  })

  test("filters and views narrow it", async ({ db }) => {
    const agent = await anAgent(db)
    const [open, closed] = [
      await aTicket(db, { body: "Krokus" }),
      await aTicket(db, { body: "Krokus", priority: "high" }),
    ]
    await closeTicket(db, agent, { ticketId: closed.id })
    expect((await found(db, agent, "krokus")).sort()).toEqual([open.id, closed.id].sort())
    expect(await found(db, agent, "krokus", { view: "open" })).toEqual([open.id])
    expect(await found(db, agent, "krokus", { view: "mine" })).toEqual([])
    expect(await found(db, agent, "krokus", { filters: { priority: ["high"] } })).toEqual([closed.id])
  })

  test("comes in pages without gap or double, by every sort, in two statements", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    for (let n = 0; n < 9; n++)
      await aTicket(db, {
        body: `${"Asperge ".repeat(n % 3)} asperge`,
        at: at(-Math.floor(n / 2)),
        priority: n % 2 ? "high" : "low",
      })
    await updateSearch(db)
    for (const sort of ["relevance", "activity", "newest", "oldest", "priority"] as const) {
      const all = (await searchTickets(db, agent, { text: "asperge", sort }, at(60))).rows.map(({ id }) => id)
      const walked: string[] = []
      let cursor: string | undefined
      do {
        const page = await searchTickets(db, agent, { text: "asperge", sort, limit: 2, cursor }, at(60))
        walked.push(...page.rows.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect([sort, walked]).toEqual([sort, all])
      expect(new Set(walked).size).toBe(9)
    }
    expect(await fdm.statements(() => searchTickets(db, agent, { text: "asperge" }))).toHaveLength(2)
  })

  test("what is older than the last months is found as well", async ({ db }) => {
    const agent = await anAgent(db)
    const { id } = await aTicket(db, { body: "Klaproos in de wei", at: new Date("2024-02-01T09:00:00Z") })
    const { id: recent } = await aTicket(db, { body: "Klaproos in de berm", at: at(1) })
    expect((await found(db, agent, "klaproos")).sort()).toEqual([id, recent].sort())
  })
})

describe("what was written and erased", () => {
  test("every change of a text is found by its new words and never again by its old ones", async ({ db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db, { name: "Oudenaam" })
    const { id: ticketId } = await aTicket(db, { requester, body: "Lavendel", subject: "Tijm" })
    const note = await addMessage(db, agent, { ticketId, body: "Rozemarijn", visibility: "internal" }, at(1))
    for (const word of ["oudenaam", "lavendel", "tijm", "rozemarijn"])
      expect([word, await found(db, agent, word)]).toEqual([word, [ticketId]])

    const finds = async (text: string) => (await searchTickets(db, agent, { text })).rows.length
    await db.update(messages).set({ body: "Salie" }).where(eq(messages.id, note.id))
    expect(await finds("rozemarijn")).toBe(0)
    expect(await found(db, agent, "salie")).toEqual([ticketId])
    await db
      .update(messages)
      .set({ deletedAt: at(2) })
      .where(eq(messages.id, note.id))
    expect(await finds("salie")).toBe(0)
    expect(await found(db, agent, "salie")).toEqual([])
    await updateTicket(db, agent, { ticketId, subject: "Bieslook" }, at(3))
    expect(await finds("tijm")).toBe(0)
    expect(await found(db, agent, "bieslook")).toEqual([ticketId])
    await db.update(contacts).set({ name: "Nieuwenaam" }).where(eq(contacts.id, requester.contactId))
    expect(await finds("oudenaam")).toBe(0)
    expect(await found(db, agent, "nieuwenaam lavendel")).toEqual([ticketId])
  })

  test("a change that rolls back leaves all as it was", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db, { body: "Pioenroos" })
    await updateSearch(db)
    const attempt = db.transaction(async (tx) => {
      await tx.update(messages).set({ body: "weg" }).where(eq(messages.ticketId, ticketId))
      expect((await searchTickets(tx, agent, { text: "pioenroos" })).rows).toEqual([])
      throw new Error("changed its mind")
    })
    await expect(attempt).rejects.toThrow("changed its mind")
    expect((await searchTickets(db, agent, { text: "pioenroos" })).rows).toHaveLength(1)
  })

  test("an answer is erased while its document is being made: it is not found", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const other = await fdm.another()
    for (let round = 0; round < 10; round++) {
      const { id: ticketId } = await aTicket(db, { subject: "Iets", body: `Geheim${round}` })
      await Promise.all([
        updateSearch(db),
        other.update(messages).set({ body: "weg" }).where(eq(messages.ticketId, ticketId)),
      ])
      expect((await searchTickets(db, agent, { text: `geheim${round}` })).rows).toEqual([])
    }
  })

  test("two who make documents at once make each once, and leave no mark behind", async ({ db, fdm }) => {
    await updateSearch(db)
    const other = await fdm.another()
    for (let n = 0; n < 30; n++) await aTicket(db)
    const made = await Promise.all([updateSearch(db), updateSearch(other)])
    expect(made[0] + made[1]).toBe(30)
    expect(await db.$count(work, eq(work.kind, "search"))).toBe(0)
  })

  test("a mark of a ticket that is gone is in nobody's way", async ({ db }) => {
    await db.execute(sql`select "fdm-helpdesk".mark_for_search(array[${newId("ticket")}])`)
    await updateSearch(db)
    expect(await db.$count(work, eq(work.kind, "search"))).toBe(0)
  })

  test("a conversation writes and reads no more statements than before", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const sent = await fdm.statements(() => addMessage(db, agent, { ticketId, body: "Ja.", visibility: "public" }))
    expect(sent).toHaveLength(4)
  })
})
