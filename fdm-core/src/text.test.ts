import { describe, expect, test } from "vitest"
import { isLineToRead, singleSpaced, withoutUnseen } from "./text.js"

describe("a sign that nobody sees is in no name", () => {
  test.for([
    ["an override of the direction", "Ana \u202eressiV"],
    ["an embedding", "\u202bAna\u202c"],
    ["an isolate", "\u2067Ana\u2069"],
    ["a mark of direction", "Ana\u200f"],
    ["an Arabic mark of direction", "Ana\u061c"],
    ["a blank of no width", "A\u200bna"],
    ["a joiner between letters of Latin", "A\u200dna"],
    ["a non-joiner between letters of Latin", "A\u200cna"],
    ["a joiner between joined letters of Arabic", "عل\u200dی"],
    ["a non-joiner at an end", "علی\u200c"],
    ["a mark of direction before a non-joiner", "عل\u061c\u200cی"],
    ["two joiners", "र्\u200d\u200dया"],
    ["a word joiner", "A\u2060na"],
    ["a soft hyphen", "A\u00adna"],
    ["a grapheme joiner", "A\u034fna"],
    ["a byte order mark", "\ufeffAna"],
    ["tags", "Ana\u{e0041}\u{e007f}"],
    ["a variation selector behind a letter", "A\ufe0fna"],
    ["a variation selector of the supplement", "A\u{e0101}na"],
    ["a joiner behind the last emoji", "🚜\u200d"],
    ["a Hangul filler", "Ana\u3164"],
    ["a half-width Hangul filler", "\uffa0Ana"],
    ["a blank of Braille", "Ana\u2800"],
    ["a Mongolian vowel separator", "A\u180ena"],
    ["an annotation", "\ufff9Ana\ufffb"],
    ["an invisible multiplication", "A\u2062na"],
    ["a note without a head", "Ana\u{1d159}"],
    ["the place of an object", "Ana\ufffc"],
    ["a sign of a font's own", "Ana\ue000"],
    ["one of the last planes", "Ana\u{10fffd}"],
    ["what is no character", "Ana\ufdd0"],
    ["the last of a plane", "Ana\u{1fffe}"],
    ["what is not given out", "Ana\u0378"],
    ["half a sign", "An\udc00a"],
    ["a control of hieroglyphs", "Ana\u{13430}"],
    ["a blank of hieroglyphs", "Ana\u{13442}"],
    ["a filler of Khitan", "A\u{16fe4}na"],
    ["a pile of strokes", `A${"\u0335".repeat(150)}na`],
    ["a pile of marks of a script", `ก${"\u0e34".repeat(20)}`],
  ] as const)("%s", ([, name]) => {
    expect(isLineToRead(name)).toBe(false)
    expect(isLineToRead(withoutUnseen(name))).toBe(true)
  })

  test("nor is there a name of nothing else", () => {
    for (const name of ["", " ", "\u200b", "\u3164\u3164", "\u2800", "\ufe0f", "a\nb", "a\u2028b", "a\u0000", "\ud800"])
      expect([name, isLineToRead(name)]).toEqual([name, false])
  })
})

test.for([
  "Ana de Vries-O'Neill",
  "Şahin Ömer",
  "علی\u200cرضا",
  "می\u200cرود",
  "क्\u200dष",
  "ශ්\u200dරී",
  "র\u200d্য",
  "محمد",
  "דוד",
  "李小龍",
  "김철수",
  "👩‍🌾 Team",
  "👩🏽‍🌾",
  "👨‍👩‍👧‍👦",
  "❤️ 1️⃣ 🏳️‍🌈",
  "Zoe\u0301",
  "Nguye\u0302\u0303n Thi\u0323 A\u0301nh",
  "ปิ่นเกล้า",
  "שָׁלֹ֔ום",
  "مُحَمَّدٌ",
  "བསྒྲུབས་",
  "क्ष्म्य",
  "ကြွှေုံ့း",
  "\u{1fadd}\u{1fadd} Team",
  "Ω≈ç √ 𓀀 ☺",
])("a name is kept as it is written: %s", (name) => {
  expect(withoutUnseen(name)).toBe(name)
  expect(isLineToRead(name)).toBe(true)
})

test.for(["Ana  Kramer", "Ana\u00a0Kramer", " Ana\u2009Kramer\u3000", "Ana\u202f\u205f Kramer"])(
  "blanks that look like one are one: %j",
  (name) => {
    expect(singleSpaced(name)).toBe("Ana Kramer")
  },
)
