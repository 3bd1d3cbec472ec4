import { expect, test } from "vitest"
import { namesFor } from "./names-for"

const people = ["Ana Visser", "Mehmet Demir", "Ilse de Boer"].map((name) => ({ name }))
const offered = (text: string, caret = text.length) => namesFor(text, caret, people)?.options.map(({ name }) => name)

test.for([
  ["@", ["Ana Visser", "Mehmet Demir", "Ilse de Boer"]],
  ["Vraag @m", ["Mehmet Demir"]],
  ["(@DEM", ["Mehmet Demir"]],
  ["@de b", ["Ilse de Boer"]],
  ["@Mehmet ", ["Mehmet Demir"]],
] as const)("%j offers %j", ([text, names]) => {
  expect(offered(text)).toEqual(names)
})

test.for(["", "Mehmet", "ana@f", "a", "@onbekend", "@Mehmet Demir ", "@Ana Visser kijk", "@a\n"])(
  "%j offers nobody",
  (text) => expect(offered(text)).toBeUndefined(),
)

test("only what stands before the caret counts, and the whole call is replaced", () => {
  expect(offered("@me en @zzz", 3)).toEqual(["Mehmet Demir"])
  expect(namesFor("Zie @me", 7, people)?.from).toBe(4)
})
