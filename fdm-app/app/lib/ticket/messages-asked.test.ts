import { expect, test } from "vitest"
import { isNewTo, knownMessages, messagesAsked, moreMessages } from "./messages-asked"

test.for([
  ["", 200],
  ["?messages=400", 400],
  ["?messages=2000", 2000],
  ["?messages=2001", 200],
  ["?messages=-1", 200],
  ["?messages=1e9", 200],
  ["?messages=veel", 200],
  ["?messages=250.5", 200],
] as const)("an address with %o shows %i messages", ([search, shown]) => {
  expect(messagesAsked(new URL(`https://fdm.example/support/1${search}`))).toBe(shown)
})

test("each press shows two hundred more, until a page holds no more", () => {
  expect([200, 400, 1800, 2000].map(moreMessages)).toEqual([400, 600, 2000, undefined])
})

test("earlier messages that are shown only now are no news; a later one is", () => {
  const known = knownMessages([{ id: "msg_b" }, { id: "msg_c" }])
  expect(["msg_a", "msg_b", "msg_c", "msg_d"].map((id) => isNewTo(known, { id }))).toEqual([false, false, false, true])
})
