import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { quoteSearchValue, readSearch } from "./search-terms.js"

const read = (text: string) =>
  readSearch(text).terms.map(({ kind, text: words, isExcluded, operator, value }) => {
    const minus = isExcluded ? "-" : ""
    return kind === "operator" ? `${minus}${operator}=${value}` : `${minus}${kind} ${words}`
  })
const hintsOf = (text: string) => readSearch(text).hints.map(({ kind, text: part }) => `${kind} ${part}`)

describe("what somebody searches for", () => {
  test("is words, phrases, what must not be there, and operators", () => {
    const text = `status:open priority:high assignee:me tag:mest requester:jansen before:2026-01-01 after:7d
      is:unread -word "exact phrase" TK-7KQ2M4`
    expect(read(text)).toEqual([
      "status=open",
      "priority=high",
      "assignee=me",
      "tag=mest",
      "requester=jansen",
      "before=2026-01-01",
      "after=7d",
      "is=unread",
      "-word word",
      "phrase exact phrase",
      "word TK-7KQ2M4",
    ])
    expect(hintsOf(text)).toEqual([])
  })

  test.for([
    ["prioriteit:hoog toegewezen:ik", ["priority=hoog", "assignee=ik"]],
    ["label:mest vrager:jansen aanvrager:jansen", ["tag=mest", "requester=jansen", "requester=jansen"]],
    ['bedrijf:"De Klaverhoeve"', ["farm=De Klaverhoeve"]],
    ["voor:vandaag na:gisteren is:ongelezen", ["before=vandaag", "after=gisteren", "is=ongelezen"]],
    ["STATUS:Open Prioriteit:Hoog", ["status=Open", "priority=Hoog"]],
  ] as const)("%s is understood in Dutch, in any case", ([text, terms]) => {
    expect(read(text)).toEqual(terms)
    expect(hintsOf(text)).toEqual([])
  })

  test.for([
    ['tag:"mest en water"', ["tag=mest en water"]],
    ["tag:“mest en water” „op rekening”", ["tag=mest en water", "phrase op rekening"]],
    ['tag:"24"" scherm"', ['tag=24" scherm']],
    ['-tag:"a b" -"niet dit"', ["-tag=a b", "-phrase niet dit"]],
    ['24" scherm', ['word 24"', "word scherm"]],
    ['"een""twee"', ['phrase een"twee']],
    ['"een"twee', ["phrase een", "word twee"]],
    ["foto's 's-Gravenhage", ["word foto's", "word 's-Gravenhage"]],
  ] as const)("%s: quotes keep together", ([text, terms]) => expect(read(text)).toEqual(terms))

  test.for([
    "https://mijn.rvo.nl/percelen?id=1",
    "12:30",
    "3:1",
    "C:\\map",
    "Re:",
    "::1",
    ":",
    "a:b",
    "mest-en-water",
    "2024-2025",
    "--",
    "-",
    "e.g.:x",
  ])("%s is a word, and nobody is told otherwise", (text) => {
    expect(read(text)).toEqual([`word ${text}`])
    expect(hintsOf(text)).toEqual([])
  })

  test("names no operator has are words, with a hint", () => {
    expect(read("foo:bar -foo:bar")).toEqual(["word foo:bar", "-word foo:bar"])
    expect(hintsOf("foo:bar")).toEqual(["unknown_operator foo:"])
  })

  test("an operator without a value asks for nothing, with a hint", () => {
    expect(read('status: tag:"" mest')).toEqual(["status=", "tag=", "word mest"])
    expect(hintsOf('status: tag:""')).toEqual(["missing_value status:", 'missing_value tag:""'])
  })

  test("a quote that is never closed takes the rest as a phrase, with a hint", () => {
    expect(read('mest "op de kop')).toEqual(["word mest", "phrase op de kop"])
    expect(read('tag:"op de kop')).toEqual(["tag=op de kop"])
    expect(hintsOf('mest "op de kop')).toEqual(['unbalanced_quote "op de kop'])
    expect(read('"')).toEqual([])
    expect(hintsOf('"')).toEqual([])
  })

  test("marks of writing direction are in nobody's way", () => {
    expect(read("\u200fstatus:\u200eopen \u202eabc\u202c -\u200fmest")).toEqual([
      "status=open",
      "word abc",
      "-word mest",
    ])
    expect(read('tag:"فاتورة الشهر" أين')).toEqual(["tag=فاتورة الشهر", "word أين"])
  })

  test("signs of SQL and of Postgres' own search language are plain text", () => {
    const text = "'; drop table tickets; -- & | ! ( ) <-> :* a\u0000b \ud800x"
    expect(read(text)).toEqual(
      ["';", "drop", "table", "tickets;", "--", "&", "|", "!", "(", ")", "<->", ":*", "a", "b", "\ufffdx"].map(
        (word) => `word ${word}`,
      ),
    )
  })
})

/** Texts as people and machines write them, close to the language and far from it. */
const pieces = [
  "status:",
  "tag:",
  "-",
  '"',
  "“",
  "foo:",
  "mest",
  " ",
  "\u0000",
  "\u202e",
  "\ud800",
  "請求書",
  ":",
  "'",
  "voor:2026",
]
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join("")),
)

describe("any text", () => {
  test("is read: its terms stand where they say, in order, and cover all but blanks, quotes and marks", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms, hints } = readSearch(text)
        let at = 0
        const between = terms.map(({ start, end }) => {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          const gap = text.slice(at, start)
          at = end
          return gap
        })
        for (const gap of [...between, text.slice(at)])
          expect(gap.replace(/[\s\p{Cc}\p{Cf}"“”„‟«»\-−–]/gu, "")).toBe("")
        expect(at).toBeLessThanOrEqual(text.length)
        for (const { start, end } of hints) expect(text.slice(start, end)).not.toBe("")
        for (const term of terms) {
          const words = `${term.text}${term.value ?? ""}`
          expect(words.isWellFormed()).toBe(true)
          expect(words).not.toMatch(/\p{Cc}/u)
        }
      }),
      { numRuns: 500 },
    )
  })

  test("of any length is read in one go, with a handful of hints", () => {
    for (const piece of ["foo:bar ", "status: ", '"', "-", '"a" ', "x", "\u202e", "-\u200f"]) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length))
      expect(readSearch(text).hints.length).toBeLessThanOrEqual(8)
    }
  })

  test("is a value once it is quoted", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const [kept] = readSearch(`"${value.replaceAll('"', '""')}"`).terms
        fc.pre(kept !== undefined)
        const { terms, hints } = readSearch(`mest tag:${quoteSearchValue(value)} water`)
        expect(hints).toEqual([])
        expect(terms.map(({ text, value: found }) => found ?? text)).toEqual(["mest", kept?.text, "water"])
      }),
      { numRuns: 500 },
    )
  })
})
