import { expect, test } from "vitest"
import { type Choice, choicesFor } from "./saved-reply-list"

const reply = (id: string, title: string, category: string | null, body = "Tekst"): Choice => ({
  id: id as Choice["id"],
  title,
  category,
  body,
  isShared: true,
})
const replies = [
  reply("1", "Percelen terugzetten", "Kaart", "Kies het jaar linksboven."),
  reply("2", "Kaart blijft leeg", "kaart", "Ververs de pagina met je percelen."),
  reply("3", "Vriendelijke groet", null, "Met vriendelijke groet,\nAna"),
  reply("4", "Coördinaten", "Techniek"),
]
const found = (typed: string) =>
  choicesFor(replies, typed).map(({ category, choices }) => [category, choices.map(({ id }) => id)])

test("without a word all are there, by category whatever its case", () => {
  expect(found("  ")).toEqual([
    ["Kaart", ["1", "2"]],
    [null, ["3"]],
    ["Techniek", ["4"]],
  ])
})

test.for([
  ["linksboven", [["Kaart", ["1"]]]],
  ["KAART percelen", [["Kaart", ["1", "2"]]]],
  ["leeg", [["kaart", ["2"]]]],
  ["coordinaten", [["Techniek", ["4"]]]],
  ["techniek", [["Techniek", ["4"]]]],
  ["kaart groet", []],
] as const)("%s is looked for in title, category and text", ([typed, expected]) => {
  expect(found(typed)).toEqual(expected)
})

test("what says it in its title stands first in its category", () => {
  expect(found("percelen")).toEqual([["Kaart", ["1", "2"]]])
  expect(found("kaart")).toEqual([["Kaart", ["2", "1"]]])
})
