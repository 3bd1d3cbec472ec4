import { expect, test } from "vitest"
import { patternsIn, productionPatterns } from "./patterns.mjs"
import { slowOf } from "./try-patterns.mjs"

const minutes = 60_000

test(
  "every pattern of the production code takes 100,000 characters of what is hardest on it in less than a second",
  async () => {
    const { patterns, problems } = productionPatterns()
    expect(problems).toEqual([])
    expect(patterns.length).toBeGreaterThan(50)
    expect(await slowOf(patterns)).toEqual([])
  },
  10 * minutes,
)

test("patterns are found wherever they stand, and one that is put together is told", () => {
  const code = `
    const a = /a[/]b/gu
    const schema = z.string().regex(/^c$/)
    export const view = (text: string) => <p title={text.replace(/d+/, "")}>{"/no/"} / {text.split(/e/)}</p>
    // /not/ one`
  const { patterns, problems } = patternsIn(code, true)
  expect(patterns.map(({ source }) => source).sort()).toEqual(["^c$", "a[/]b", "d+", "e"])
  expect(patterns.find(({ source }) => source === "a[/]b")?.flags).toBe("gu")
  expect(problems).toEqual([])
  for (const made of ["new RegExp(a)", "RegExp(`a`, flags)", 'text.match("a+")', "text.search(`a`)"])
    expect([made, patternsIn(made).problems.length]).toEqual([made, 1])
  expect(patternsIn('text.normalize("NFC")').problems).toHaveLength(1)
})

test(
  "patterns that look back from every place are told, and those that never end are given up",
  async () => {
    const slow = ["\\s+$", "^(?:a+)+b$", "set (?:[a-z]+ ?){0,4}?priority"].map((source) => ({ source, flags: "u" }))
    expect(await slowOf(slow, { silenceMs: 3000 })).toEqual(slow.map(({ source }) => `/${source}/u`))
    expect(await slowOf([{ source: "^\\s*\\S+$", flags: "u" }])).toEqual([])
  },
  minutes,
)
