import fc from "fast-check"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { anAgent, aRequester, aTicket } from "../testing/index.js"
import { updateSearch } from "./document/update-search.js"
import { gramsOf, mostSimilar, slipsBetween } from "./language/search-similar.js"
import { searchTickets } from "./search-tickets.js"
import { createSynonyms } from "./synonyms/synonyms.js"

const odd = {
  "10 kB of words": "woord ".repeat(1700),
  "10 kB of different words": Array.from({ length: 2500 }, (_, n) => `w${n}`).join(" "),
  "10 kB of excluded words": Array.from({ length: 2000 }, (_, n) => `-w${n}`).join(" "),
  "10 kB of phrases": `"een twee" `.repeat(1000),
  "one phrase of 10 kB": `"${"een twee ".repeat(1100)}"`,
  "a word of 10,000 letters": "x".repeat(10_000),
  "10,000 wildcards": "*".repeat(10_000),
  "10,000 quotes": `"`.repeat(10_000),
  "10,000 minuses": "-".repeat(10_000),
  "10,000 signs of Chinese": "請".repeat(10_000),
  "10 kB of one operator": "requester:jan ".repeat(700),
  "operators of tsquery": `'a':* & !('b' | "c") <-> d <2> e \\ : * ( ) !!`,
  "lexemes with weights": "kaart:A kaart:*B 'kaart':ABCD",
  "operators of SQL": "'; drop table tickets; -- /* */ $1 $$ %s :name ? \\' E'\\x'",
  "marks of our own": "@jan #2026-03 @ #",
  "signs of LIKE": "% _ [a-z] ^ .*",
  "NUL bytes": "\u0000kaart\u0000 \u0000",
  "half characters": "\ud800 \udc00 kaart\ud83d",
  "marks of direction": "\u202eomgekeerd\u202c \u200f \u2066kaart\u2069",
  "marks without letters": "\u0301\u0302\u0303 e\u0301",
  "letters of many widths": "ｋａａｒｔ ﬁets ㎏ Ⅷ",
  emoji: "🚜👨‍👩‍👧‍👦 🏳️‍🌈 ☃",
  "lines and tabs": "kaart\r\n\tperceel\u2028\u0085",
  markup: "<script>alert(1)</script>&amp;",
  "a lone quote": `"`,
  "a lone minus": "-",
  "operators without value": "status: tag: requester: -",
}

describe("whatever is asked", () => {
  test.for(Object.entries(odd))("%s is no error, for agents and requesters", async ([, text], { db }) => {
    const [agent, requester] = [await anAgent(db), await aRequester(db)]
    for (const actor of [agent, requester])
      for (const asked of [text, `${text} kaart`, `"${text}`])
        expect((await searchTickets(db, actor, { text: asked })).rows).toBeInstanceOf(Array)
  })

  test("is no error, nor are its rows without a text to show", async ({ db }) => {
    const [agent, requester] = [await anAgent(db), await aRequester(db)]
    await aTicket(db, { requester, body: "De kaart van het perceel, 請求書, Київ" })
    await updateSearch(db)
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        `"`,
        "-",
        "kaart",
        "perceel",
        "'",
        "\\",
        ":*",
        "!",
        "&",
        "|",
        "(",
        ")",
        "<->",
        "請",
        "Київ",
        "de",
      ),
      fc.constantFrom("status:", "requester:", "is:open", "tag:x", "before:", "\u0000", "\ud800"),
    )
    const text = fc
      .array(piece, { maxLength: 12 })
      .chain((pieces) => fc.constantFrom("", " ").map((between) => pieces.join(between)))
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(agent, requester), async (asked, actor) => {
        const { rows } = await searchTickets(db, actor, { text: asked })
        for (const row of rows) expect(row.snippet.map((segment) => segment.text).join("")).not.toBe("")
      }),
      { numRuns: 80 },
    )
  })

  test("a group of the longest synonyms is no error", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    const terms = Array.from({ length: 20 }, (_, n) => `${"woord".repeat(4)}${n} 請求 'x\\ ${"q".repeat(20)}${n}`)
    await expect(createSynonyms(db, manager, { terms: terms.map((term) => term.slice(0, 80)) })).rejects.toMatchObject({
      code: "invalid_input",
    })
    const short = Array.from({ length: 20 }, (_, n) => `it's${n} a\\b${n}`)
    await createSynonyms(db, manager, { terms: short })
    expect((await searchTickets(db, manager, { text: short.join(" ") })).rows).toEqual([])
    expect((await searchTickets(db, manager, { text: short.map((term) => `"${term}"`).join(" ") })).rows).toEqual([])
  })
})

describe("how alike words are", () => {
  const word = fc
    .string({ unit: fc.constantFrom("a", "b", "c", "ж"), minLength: 1, maxLength: 8 })
    .map((text) => [...text])

  test("is the number of slips between them: none for one word, the same both ways, and no more than by way of a third", () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(slipsBetween(a, a, 99)).toBe(0)
        expect(slipsBetween(a, b, 99)).toBe(slipsBetween(b, a, 99))
        expect(slipsBetween(a, b, 99)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
        expect(slipsBetween([...a, ...c], [...b, ...c], 99)).toBeLessThanOrEqual(slipsBetween(a, b, 99))
      }),
    )
  })

  test.for([
    ["tarctor", ["tractor"], "tractor"],
    ["mest", ["nest", "mesten"], "nest"],
    ["mst", ["mest"], null],
    ["mest", ["mist", "lest"], "mist"],
    ["koei", ["boei", "hooi"], "boei"],
    ["perceel", ["perceel"], null],
    ["perceelkaart", ["perceelskaart"], "perceelskaart"],
    ["appel", ["peer"], null],
  ] as const)("%s of %j is %s", ([written, known, meant]) => {
    expect(mostSimilar(written, known)).toBe(meant)
  })

  test("begins with runs of three letters, the ends among them", () => {
    expect(gramsOf("wei")).toEqual(["  w", " we", "wei", "ei "])
  })
})
