import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { searchWords } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage, deleteMessage, editMessage } from "../ticket/index.js"
import { updateSearch } from "./document/update-search.js"
import { searchTickets } from "./search-tickets.js"

const at = (minutes: number) => minutesAfter(noon, minutes)

async function search(db: Db, actor: Parameters<typeof searchTickets>[1], text: string, more: object = {}) {
  await updateSearch(db)
  const { rows, ...rest } = await searchTickets(db, actor, { text, ...more }, at(60))
  const marked = rows.map(({ snippet }) => snippet.filter(({ isMatch }) => isMatch).map((segment) => segment.text))
  return { ids: rows.map(({ id }) => id), marked, rows, ...rest }
}

const known = async (db: Db) => (await db.select({ word: searchWords.word }).from(searchWords)).map(({ word }) => word)

describe("a phrase", () => {
  test.for([
    ["words as they stand together", `"rode biet"`, "De rode biet is ziek.", "De biet is rode bonen niet."],
    ["other forms of them", `"oude weiden"`, "Een oude weide dus.", "Weiden, en oude grond."],
    [
      "words with filler between them",
      `"schuur van de buurman"`,
      "De schuur van een buurman.",
      "De buurman zijn schuur.",
    ],
    ["in another script", `"請求書を確認"`, "この請求書を確認してください", "請求書は確認を"],
    ["a word of its own, and not as a beginning", `"pluim"`, "Een pluim voor jullie.", "De pluimvee is ziek."],
    ["in curly quotes", "“gele lis”", "Er staat een gele lis.", "Gele verf, en een lis."],
  ] as const)("finds %s", async ([, text, body, otherwise], { db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const { id } = await aTicket(db, { requester, body })
    await aTicket(db, { requester, body: otherwise })
    for (const actor of [agent, requester]) {
      const { ids, marked } = await search(db, actor, text)
      expect(ids).toEqual([id])
      expect(marked[0]?.length).toBeGreaterThan(0)
    }
  })

  test("stands within one part: not half in the subject, nor half in the next message", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db, { subject: "Een bok", body: "Melk van de geit" })
    await addMessage(db, agent, { ticketId, body: "en kaas", visibility: "public" }, at(1))
    expect((await search(db, agent, `"bok melk"`)).ids).toEqual([])
    expect((await search(db, agent, `"geit en kaas"`)).ids).toEqual([])
    expect((await search(db, agent, `"melk van de geit"`)).ids).toEqual([ticketId])
  })

  test("is shown as one piece, filler and all", async ({ db }) => {
    const agent = await anAgent(db)
    await aTicket(db, { body: "Kom naar de hoek van het land, de hoek bij de sloot." })
    expect((await search(db, agent, `"hoek van een landen"`)).marked).toEqual([["hoek van het land"]])
  })
})

describe("a word with a minus", () => {
  test("takes away what holds it in any form, and nothing that only begins with it", async ({ db }) => {
    const agent = await anAgent(db)
    const [one, , three] = [
      await aTicket(db, { body: "Knolselderij en perceel" }),
      await aTicket(db, { body: "Knolselderij en percelen" }),
      await aTicket(db, { body: "Knolselderij en perceelskaart" }),
    ]
    expect((await search(db, agent, "knolselderij -percelen")).ids).toEqual([three?.id])
    expect((await search(db, agent, `knolselderij -"selderij en perceel" -perceelskaart`)).ids).toContain(one?.id)
    expect((await search(db, agent, `knolselderij -"knolselderij en perceel" -percelen`)).ids).toEqual([three?.id])
  })

  test("doesn't tell a requester what notes hold", async ({ db }) => {
    const [agent, requester] = [await anAgent(db), await aRequester(db)]
    const { id: ticketId } = await aTicket(db, { requester, body: "Prei met spint" })
    await addMessage(db, agent, { ticketId, body: "Vast weer fraude.", visibility: "internal" }, at(1))
    expect((await search(db, requester, "prei -fraude")).ids).toEqual([ticketId])
    expect((await search(db, agent, "prei -fraude")).ids).toEqual([])
  })

  test("alone looks for nothing, and says so", async ({ db }) => {
    const agent = await anAgent(db)
    await aTicket(db, { body: "Iets" })
    const { ids, hints } = await search(db, agent, `-mest -"oude mest"`)
    expect(ids).toEqual([])
    expect(hints).toMatchObject([{ kind: "exclusions_only" }])
    expect((await search(db, agent, "de het")).hints).toMatchObject([{ kind: "filler_only" }])
  })
})

test("who asked is found by name alone, and a text that names them isn't", async ({ db }) => {
  const agent = await anAgent(db)
  const requester = await aRequester(db, { name: "Grietje van der Zwaluw" })
  const { id } = await aTicket(db, { requester, body: "Een vraag." })
  await aTicket(db, { body: "Met dank aan Grietje Zwaluw." })
  for (const text of ["requester:zwaluw", `requester:"van der zwaluw"`, "requester:grie vraag"])
    expect([text, (await search(db, agent, text)).ids]).toEqual([text, [id]])
})

describe("a misspelled word", () => {
  test.for([
    ["tarktor", "tractor"],
    ["mestboekhuoding", "mestboekhouding"],
    ["plattegrnod", "plattegrond"],
    ["плантацяі", "плантація"],
  ] as const)("%s finds %s, and says so", async ([written, meant], { db }) => {
    const agent = await anAgent(db)
    const requester = await aRequester(db)
    const { id } = await aTicket(db, { requester, body: `Over de ${meant} van vorige week.` })
    for (const actor of [agent, requester]) {
      const { ids, marked, corrected } = await search(db, actor, written)
      expect([ids, corrected]).toEqual([[id], [{ from: written, to: meant }]])
      expect(marked).toEqual([[meant]])
    }
  })

  test("is looked for with the words beside it, and only when nothing is found as it was written", async ({ db }) => {
    const agent = await anAgent(db)
    const { id } = await aTicket(db, { body: "De hooischudder is stuk." })
    const { id: odd } = await aTicket(db, { body: "Een hooischuder, zo schrijf ik dat." })
    expect(await search(db, agent, "hooischuder")).toMatchObject({ ids: [odd], corrected: [] })
    expect(await search(db, agent, `stuk "de hooischuddrer is"`)).toMatchObject({ ids: [id] })
    expect(await search(db, agent, "hooischudddder stuk")).toMatchObject({
      ids: [id],
      corrected: [{ from: "hooischudddder", to: "hooischudder" }],
    })
  })

  test("is not told of when what was meant isn't found either", async ({ db }) => {
    const agent = await anAgent(db)
    await aTicket(db, { body: "Over klaverzaad" })
    await aTicket(db, { body: "Over luzernezaad" })
    expect(await search(db, agent, "klaverzaadd luzernezaad")).toMatchObject({ ids: [], corrected: [] })
  })

  test.for(["xyzxyzxyz", "mol", "12345", "TK-AAAAAA", "jan@akkerr.example"])("is not %s", async (text, { db }) => {
    const agent = await anAgent(db)
    await aTicket(db, { body: "Een mot, en 12346, en jan@akker.example." })
    expect(await search(db, agent, text)).toMatchObject({ ids: [], corrected: [] })
  })

  test("of a requester is never taken for a word of somebody else, nor of a note", async ({ db }) => {
    const [agent, requester] = [await anAgent(db), await aRequester(db)]
    const { id: ticketId } = await aTicket(db, { requester, body: "Iets over gras." })
    await aTicket(db, { body: "Onze schapenscheerder komt." })
    await addMessage(db, agent, { ticketId, body: "Vermoedelijk oplichterij.", visibility: "internal" }, at(1))
    for (const text of ["schapenscheerde", "schapenscherder", "oplichterje", "gras oplichterje"])
      expect([text, await search(db, requester, text)]).toMatchObject([text, { ids: [], corrected: [] }])
    expect((await search(db, agent, "schapenscherder")).corrected).toEqual([
      { from: "schapenscherder", to: "schapenscheerder" },
    ])
  })

  test("takes few statements, and none when something is found", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    await aTicket(db, { body: "De dorsmachine" })
    await updateSearch(db)
    expect(await fdm.statements(() => searchTickets(db, agent, { text: "dorsmachine" }))).toHaveLength(2)
    expect(await fdm.statements(() => searchTickets(db, agent, { text: "dorsmachien" }))).toHaveLength(5)
  })
})

describe("the words that are known", () => {
  test("are those of texts, without filler, numbers, addresses and references", async ({ db }) => {
    const { ref } = await aTicket(db, { body: "Het is zuring, nummer 4711, zie zuur@zuring.example of TK-ABCDEF." })
    await updateSearch(db)
    const words = await known(db)
    expect(words).toEqual(expect.arrayContaining(["zuring", "nummer"]))
    for (const word of ["het", "4711", "zuur", "example", "abcdef", ref.slice(3).toLowerCase()])
      expect(words).not.toContain(word)
  })

  test("go at once with the text that held them, and those that are still there come back", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db, { body: "Blijvend." })
    const { id: messageId } = await addMessage(db, agent, {
      ticketId,
      body: "Wegslak blijvend",
      visibility: "internal",
    })
    await updateSearch(db)
    expect(await known(db)).toEqual(expect.arrayContaining(["blijvend", "wegslak"]))
    await editMessage(db, agent, { ticketId, messageId, body: "Naaktslak blijvend" })
    expect(await known(db)).not.toContain("wegslak")
    await updateSearch(db)
    expect(await known(db)).toEqual(expect.arrayContaining(["blijvend", "naaktslak"]))
    await deleteMessage(db, agent, { ticketId, messageId })
    expect(await known(db)).not.toContain("naaktslak")
  })

  test("of a text that a longer conversation pushes out of its document go too", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db, { subject: "Lang", body: "Verdwijnwoord" })
    await updateSearch(db)
    expect(await known(db)).toContain("verdwijnwoord")
    for (let n = 0; n < 200; n++) await addMessage(db, agent, { ticketId, body: "Ja.", visibility: "public" }, at(n))
    await updateSearch(db)
    expect(await known(db)).not.toContain("verdwijnwoord")
  })
})
