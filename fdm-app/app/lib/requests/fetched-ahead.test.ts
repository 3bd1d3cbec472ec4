import { expect, test } from "vitest"
import { isFetchedAhead } from "./fetched-ahead"

test.for([
  ["Sec-Purpose", "prefetch", true],
  ["Sec-Purpose", "prefetch;prerender", true],
  ["Purpose", "prefetch", true],
  ["X-Moz", "prefetch", true],
  ["Sec-Purpose", "anything else", false],
  ["Accept", "prefetch", false],
] as const)("%s: %s is fetched ahead: %s", ([name, value, expected]) => {
  expect(isFetchedAhead(new Request("https://fdm.example/", { headers: { [name]: value } }))).toBe(expected)
})
