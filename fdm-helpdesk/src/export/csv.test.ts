import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { maxCellLength, textCell } from "./cell.js"
import { byteOrderMark, csvOf } from "./csv.js"
import { exportSeparators } from "./format.js"
import { parseCsv } from "./testing/parse-csv.js"

/** What a spreadsheet looks at: a text without what it drops or doesn't show. */
const asSeen = (cell: string) => cell.replace(/^[\s\p{Cc}\p{Cf}\p{DI}"“”`´‘’]+/u, "")
const nasty = fc.string({
  unit: fc.constantFrom(..."=+-@＝＋－＠\t\r\n\"';,| aé€\u0000\u200b\u00a0\ufeff", "\ud83d\ude00", "\ud800"),
  maxLength: 12,
})
const text = fc.oneof(nasty, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }))

test.for(exportSeparators)(
  "with %j between them, cells come back as they were written, whatever is in them",
  (separator) => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const cells = rows.map((row) => row.map((cell) => textCell(cell, "…")))
        expect(parseCsv(byteOrderMark + csvOf(cells, { separator }), separator)).toEqual(cells)
      }),
      { numRuns: 300 },
    )
  },
)

test("no text of people begins like a formula, nor holds a NUL, and what is harmless stays as it was written", () => {
  fc.assert(
    fc.property(text, (written) => {
      const cell = textCell(written, "…")
      expect(cell).not.toMatch(/^[\t\r]/)
      expect(cell).not.toContain("\u0000")
      if (/^[=+\-@＝＋－＠]/.test(asSeen(cell))) expect(cell).toMatch(/^'/)
      const clean = written.replaceAll("\u0000", "").toWellFormed()
      expect([clean, `'${clean}`]).toContain(cell)
    }),
    { numRuns: 2_000 },
  )
})

describe("a cell", () => {
  test.for([
    ["=1+1", "'=1+1"],
    ["+31 6 12345678", "'+31 6 12345678"],
    ["- a list", "'- a list"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝cmd|' /C calc'!A0", "'＝cmd|' /C calc'!A0"],
    ["\t=1", "'\t=1"],
    ["\rtext", "'\rtext"],
    ["  \n =1", "'  \n =1"],
    ['"=1+1"', '\'"=1+1"'],
    ["\u200b=1", "'\u200b=1"],
    ["\u0000=1", "'=1"],
    ["1 + 1 = 2", "1 + 1 = 2"],
    ["€ 10,-", "€ 10,-"],
    ["", ""],
  ])("%j is written as %j", ([written = "", cell]) => {
    expect(textCell(written, "…")).toBe(cell)
  })

  test("that is longer than Excel takes is cut between characters, with a mark", () => {
    const cut = textCell("😀".repeat(20_000), " […ingekort]")
    expect(cut.length).toBeLessThanOrEqual(maxCellLength)
    expect(cut.length).toBeGreaterThan(maxCellLength - 3)
    expect(cut).toMatch(/😀 \[…ingekort\]$/u)
    expect(textCell("x".repeat(maxCellLength), "…")).toHaveLength(maxCellLength)
    expect(textCell(`=${"x".repeat(maxCellLength - 1)}`, "…")).toHaveLength(maxCellLength)
  })
})

test("rows end as Windows ends them, quotes are doubled, and line breaks of a text stay", () => {
  const rows = [
    ['Zij: "ja"', "één\ntwee", 12],
    ["a;b", "c,d", ""],
  ]
  expect(csvOf(rows, { separator: ";" })).toBe('"Zij: ""ja""";"één\ntwee";12\r\n"a;b";c,d;\r\n')
})
