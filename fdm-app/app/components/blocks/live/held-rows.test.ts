import { expect, test } from "vitest"
import { arrivalsIn, inHeldOrder } from "./held-rows"

const row = (id: string, at = 0) => ({ id, lastMessageAt: new Date(at) })
const rows = (ids: string) => [...ids].map((id) => row(id))

test.for([
  ["abc", "abc", 0],
  ["abc", "xabc", 1],
  ["abc", "cab", 1],
  ["abc", "xcab", 2],
  ["abc", "cba", 2],
  ["abc", "ac", 0],
  ["abc", "", 0],
  ["", "xyz", 3],
] as const)("of %s, which has become %s, %i stand elsewhere", ([before, after, count]) => {
  expect(arrivalsIn(rows(before), rows(after))).toBe(count)
})

test("rows keep their places and say what is so now; one that left stays as it was", () => {
  const held = inHeldOrder(rows("abc"), [row("x", 2), row("c", 1), row("a")])
  expect(held.map(({ id, lastMessageAt }) => id + lastMessageAt.getTime())).toEqual(["a0", "b0", "c1"])
})
