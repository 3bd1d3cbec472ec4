import { expect, test } from "vitest"
import { isTextOf } from "./folded-text"

test.for([
  ["the same text", { body: "Dag" }, "Dag", true],
  ["another one", { body: "Dag" }, "Dag!", false],
  ["the whole of what is folded", { body: "Dé", foldedBytes: 9 }, "Dé begin", true],
  ["another that begins alike", { body: "Dé", foldedBytes: 9 }, "Dé beginn", false],
  ["one of that length that begins otherwise", { body: "Dé", foldedBytes: 9 }, "De beginn", false],
  ["no text", { body: "" }, undefined, false],
  ["a text without a message", undefined, "Dag", false],
] as const)("a message says %s", ([, message, text, is]) => {
  expect(isTextOf(message, text)).toBe(is)
})
