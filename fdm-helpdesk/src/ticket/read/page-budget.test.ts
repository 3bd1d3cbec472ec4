import { describe, expect, test } from "vitest"
import { pageBytes, withinBudget } from "./page-budget.js"

const many = (part: string, length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length)
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" }

/** How long texts are as a page sends them: as markup, and once more as data within a script. */
function sentOf(texts: readonly { body: string }[]): number {
  const markup = texts.map(({ body }) => body.replace(/[&<>"']/g, (sign) => entities[sign] ?? "")).join("")
  const data = JSON.stringify(JSON.stringify(texts.map(({ body }) => body))).replace(/[&<>]/g, "\\u0000")
  return markup.length + data.length
}

describe("a page stays within its budget as it is sent, if all is written in", () => {
  const shapes = [
    ...[`${"> ".repeat(20)}x\n`, `${">".repeat(18)}x\n\n`, `${"> - ".repeat(6)}x\n`, `${"- ".repeat(8)}x\n`],
    ...["&", "<", '"', "'", "\u0001", "<a href='#'>&amp;</a>", "&letters ", "\n", "letters "],
  ]
  test.for(shapes)("%j", (part) => {
    for (const [count, length] of [
      [12, 49_900],
      [25, 9_900],
      [200, 1_000],
    ] as const) {
      const body = many(part, length)
      // What the database sends: `isWhole` leaves no more bytes than that, of messages that are not short.
      const whole = length > 1_000 ? Math.floor(pageBytes / length) : count
      const texts = Array.from({ length: count }, (_, at) => {
        const isWhole = at >= count - whole
        return { id: `${at}`, body: isWhole ? body : body.slice(0, 300), foldedBytes: isWhole ? undefined : length }
      })
      expect(sentOf(withinBudget(texts, undefined))).toBeLessThan(4 * pageBytes)
    }
  })
})

test("a letter with the marks that people write is whole, and so is a page of a website that somebody sends", () => {
  const bodies = [
    many('Jan & ik zeiden: "Kan \'t ook zonder?" > nee.\n', 5_000),
    many('<li class="a">perceel</li>\n', 20_000),
  ]
  const texts = bodies.map((body, at) => ({ id: `${at}`, body }))
  expect(withinBudget(texts, undefined)).toEqual(texts)
})
