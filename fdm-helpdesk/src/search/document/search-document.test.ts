import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { phraseTerms, queryOf, type Term, wordTerms } from "../query/search-query.js"
import { matcherOf, segmentsOf, snippetOf } from "../query/search-snippet.js"
import { documentOf } from "./search-document.js"
import type { Entry } from "./search-lexicon.js"
import { fold, wordsIn } from "./search-words.js"

const lexicon = new Map<string, Entry>([
  ["percelen", { stems: ["percel", "percelen"], isStopWord: false }],
  ["het", { stems: ["het"], isStopWord: true }],
])

describe("words", () => {
  test.for([
    ["Mijn perceel, twee!", ["mijn", "perceel", "twee"]],
    ["Eén COÖPERATIE", ["een", "cooperatie"]],
    ["jan@boer.example/kaart.pdf", ["jan", "boer", "example", "kaart", "pdf"]],
    ["TK-7KQ2M4 1.250,50", ["tk", "7kq2m4", "1", "250", "50"]],
    ["この請求書", ["こ", "の", "請", "求", "書"]],
    ["Київ", ["киів"]],
    ["ﬁets Ｆａｒｍ", ["fiets", "farm"]],
    ["", []],
    ["!?… 🚜", []],
  ] as const)("of %j are %j", ([text, words]) => {
    expect([...wordsIn(text)].map(({ folded }) => folded)).toEqual(words)
  })

  test("stand where they say, and are folded the same wherever they stand", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const { folded, start, end } of wordsIn(text)) expect(fold(text.slice(start, end))).toBe(folded)
      }),
    )
  })
})

describe("a document", () => {
  test("has a word and its stems at one place, each part by its weight, and no filler", () => {
    const parts = [
      { weight: "A" as const, text: "Het percelen" },
      { weight: "D" as const, text: "kaart percelen" },
    ]
    expect(documentOf(parts, lexicon).doc).toBe("'percelen':11A,22D 'percel':11A,22D 'kaart':21D")
  })

  test("of any length stays within what Postgres takes", () => {
    const text = Array.from({ length: 200_000 }, (_, n) => `woord${n}`).join(" ")
    expect(Buffer.byteLength(documentOf([{ weight: "C", text }], lexicon).doc)).toBeLessThan(1_000_000)
    const places = /:(.*)/
      .exec(documentOf([{ weight: "C", text: "ja ".repeat(100_000) }], lexicon).doc)?.[1]
      ?.split(",")
    expect(places?.length).toBeLessThan(256)
    expect(Number.parseInt(places?.at(-1) ?? "", 10)).toBeLessThanOrEqual(16_383)
  })
})

describe("a query", () => {
  const nobody = { none: [], people: [] }
  const alone = (all: Term[]) => all.map((one) => ({ any: [[one]] }))
  const query = (text: string, weights: "" | "ABC" = "") =>
    queryOf(alone(wordTerms(text)), nobody, lexicon, weights)?.strict
  const phrase = (text: string) => queryOf(alone(phraseTerms(text)), nobody, lexicon, "")

  test("asks for every word, as it stands, by its stems and by its beginning", () => {
    expect(query("percelen het tk")).toBe("('percelen':* | 'percel') & 'tk'")
    expect(query("percelen", "ABC")).toBe("('percelen':*ABC | 'percel':ABC)")
    expect(query("請求書 kaart")).toBe("('請' <1> '求' <1> '書') & 'kaart':*")
    expect(query("書", "ABC")).toBe("('書':ABC)")
  })

  test("of words that stand together has a place for filler, and no beginnings", () => {
    expect(phrase("het mooie percelen")?.strict).toBe("('mooie' <1> ('percelen' | 'percel'))")
    expect(phrase("kaart het het percelen het")).toEqual({
      strict: "('kaart' <3> ('percelen' | 'percel'))",
      loose: "('kaart' & ('percelen' | 'percel'))",
    })
    expect(phrase(`kaart ${"het ".repeat(9)}tractor`)?.strict).toBe("('kaart' & 'tractor')")
    expect(phrase("het het")).toBeNull()
  })

  test("leaves out what must not be there, and is none of that alone", () => {
    const without = (all: string, ...none: Term[]) => queryOf(alone(wordTerms(all)), { none, people: [] }, lexicon, "")
    expect(without("kaart", ...wordTerms("percelen"))?.strict).toBe("'kaart':* & !(('percelen' | 'percel'))")
    expect(without("kaart", ...phraseTerms("oude tractor"))).toEqual({
      strict: "'kaart':* & !('oude' <1> 'tractor')",
      loose: "'kaart':*",
    })
    expect(without("", ...wordTerms("percelen"))).toBeNull()
  })

  test("for who asked looks there alone, in names with filler too", () => {
    const people = [{ any: [phraseTerms("het jansen"), wordTerms("jan piet")] }]
    expect(queryOf([], { none: [], people }, lexicon, "")?.strict).toBe(
      "(('@het' <1> '@jansen') | ('@jan':* & '@piet':*))",
    )
  })

  test("is none at all for filler", () => {
    for (const text of ["", "het", "!!", "'"]) expect(query(text)).toBeUndefined()
  })

  test("of a long text is a short one", () => {
    expect(wordTerms("woord ".repeat(10_000))).toHaveLength(32)
    expect(query("請".repeat(10_000))?.length).toBeLessThan(1000)
  })
})

describe("a snippet", () => {
  const matcher = (text: string) =>
    matcherOf(
      wordTerms(text).map((one) => ({ any: [[one]] })),
      lexicon,
    )
  const bodies = (...texts: string[]) => texts.map((body) => ({ body }))
  const marked = (text: string, query: string) =>
    segmentsOf(text, matcher(query))
      .map((segment) => (segment.isMatch ? `[${segment.text}]` : segment.text))
      .join("")

  test("marks other forms of a word, whole words, and signs that stand together", () => {
    expect(marked("Het Perceel en de percelenkaart", "percelen")).toBe("Het [Perceel] en de [percelenkaart]")
    expect(marked("Coöperatie", "cooperatie")).toBe("[Coöperatie]")
    expect(marked("この請求書と求書", "請求書")).toBe("この[請求書]と求書")
    expect(marked("<b>kaart</b> & zo", "kaart b")).toBe("<[b]>[kaart]</[b]> & zo")
    expect(marked("een teken", "te")).toBe("een teken")
    expect(marked("mest, mestplan en meesturen", "mest")).toBe("[mest], [mestplan] en meesturen")
  })

  test("is of the text with the most of what was looked for, the first of several", () => {
    const [one, two, three] = bodies("alleen kaart", "kaart en tractor", "tractor en kaart")
    if (!one || !two || !three) throw new Error("three texts")
    expect(snippetOf([one, two, three], matcher("kaart tractor"))?.of).toBe(two)
    expect(snippetOf([one], matcher("niets"))).toBeNull()
  })

  test("is a piece around the first match, on one line, and loses nothing of it", () => {
    const [text] = bodies(`${"begin ".repeat(100)}\n\nde kaart\tstaat ${"eind ".repeat(100)}`)
    const segments = text ? (snippetOf([text], matcher("kaart"))?.segments ?? []) : []
    const shown = segments.map((segment) => segment.text).join("")
    expect(shown).toMatch(/^…begin .*begin de kaart staat eind .*…$/)
    expect(shown.length).toBeLessThan(200)
    expect(segments.filter(({ isMatch }) => isMatch)).toEqual([{ text: "kaart", isMatch: true }])
  })

  test("of a whole text gives that text back, whatever is looked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, query) => {
        const whole = segmentsOf(text, matcher(query)).map((segment) => segment.text)
        expect(whole.join("")).toBe(text)
      }),
    )
  })
})
