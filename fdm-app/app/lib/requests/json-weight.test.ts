import { expect, test } from "vitest"
import { isLightJson } from "./json-weight"

test.for([
  "",
  "{}",
  '{"email":"a@b.nl","password":"[[[[[[[[[[[[","callbackURL":"/"}',
  `{"password":"${",".repeat(1_000)}"}`,
  '{"password":"\\"{[{[{[{[{[{[{["}',
  '{"a":{"b":[{"c":[]}]}}',
  "no JSON at all",
])("%s is light enough to parse", (text) => {
  expect(isLightJson(text)).toBe(true)
})

test.for([
  ["deep", "[".repeat(20_000)],
  ["deep, in objects", '{"a":'.repeat(9)],
  ["long", `[${"1,".repeat(20_000)}1]`],
  ["long, behind a string that ends in a backslash", `{"a":"\\\\",${"1,".repeat(300)}}`],
] as const)("what is %s is not", ([, text]) => {
  expect(isLightJson(text)).toBe(false)
})
