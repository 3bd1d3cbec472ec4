import { expect, test } from "vitest"
import { isReadable, messageBody, oneLine, shorten } from "./text.js"

test.for(["", " \n\t", "\u200b", "\u2060\u00ad", "\ufe0f", "\u3164", "\u2800", "\u202e\u200f", "\u0007"])(
  "there is nothing to read in %j",
  (text) => {
    expect(isReadable(text)).toBe(false)
    expect(messageBody.safeParse(text).success).toBe(false)
  },
)

test.for(["?", "🚜", "👍🏽", "❤️", "١٢", "請", "\u202eolleh", "\ud800", "\u0000"])(
  "there is something to read in %j",
  (text) => {
    expect(messageBody.safeParse(text).success).toBe(true)
  },
)

test("a text is stored as written, but for what Postgres can't hold", () => {
  const odd = "\u202e<b>\u0007\u200b👨‍👩‍👧 \r\n\t"
  expect(messageBody.parse(odd)).toBe(odd)
  expect(messageBody.parse("a\u0000b\udc00")).toBe("a\ufffdb\ufffd")
})

test("one line has no line breaks of any kind", () => {
  expect(oneLine("a\r\nBcc: x\u2028y\u2029z\u0085w\vv\ff")).toBe("a Bcc: x y z w v f")
})

test("a cut never leaves half a character, not even of a pile of accents", () => {
  expect(shorten(`a${"\u0301".repeat(5000)}`, 80)).toBe("…")
  expect(shorten("👨‍👩‍👧‍👦".repeat(20), 80).isWellFormed()).toBe(true)
})
