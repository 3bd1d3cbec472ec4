import fc from "fast-check"
import { expect, test } from "vitest"
import { fallbackSubject, subjectLength } from "./fallback-subject.js"

test.for([
  ["Mijn perceel is weg. Wat nu?", "Mijn perceel is weg."],
  ["Hallo,\n\nHoe vul ik de mestboekhouding in?\nGroet, Wim", "Hoe vul ik de mestboekhouding in?"],
  ["Beste mensen van FDM,\nHet lukt niet", "Het lukt niet"],
  ["Goedemorgen", "Goedemorgen"],
  ["Versie 2.1 doet het niet! Help", "Versie 2.1 doet het niet!"],
  ["🐄🚜", "🐄🚜"],
  ["請求書はどこですか。よろしく", "請求書はどこですか。よろしく"],
  ["   \n\t regel \u0007 met   rommel  ", "regel met rommel"],
  [`${"lang ".repeat(40)}einde`, `${"lang ".repeat(15)}lang…`],
])("%j gives %j", ([body = "", subject]) => {
  expect(fallbackSubject(body)).toBe(subject)
})

test("is one line of 1 to 80 characters for anything with something to read in it, and never half an emoji", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 300 })
    .filter((body) => /[\p{L}\p{N}]/u.test(body))
  fc.assert(
    fc.property(text, (body) => {
      const subject = fallbackSubject(body)
      expect(subject.length).toBeGreaterThan(0)
      expect(subject.length).toBeLessThanOrEqual(subjectLength)
      expect(subject).not.toMatch(/[\n\r\p{Cc}]/u)
      expect(subject.isWellFormed()).toBe(true)
    }),
  )
})
