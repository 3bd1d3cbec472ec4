import { expect, test } from "vitest"
import { en } from "./en"
import { nl } from "./nl"

type Words = { [key: string]: string | Words }

/** Every text with its path, such as `["support.title", "Mijn vragen"]`. */
function texts(words: Words, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : texts(value, `${path}${key}.`),
  )
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
const english = new Map(texts(en))

test("both languages say the same things, with the same blanks to fill in", () => {
  const dutch = texts(nl)
  expect([...english.keys()].sort()).toEqual(dutch.map(([key]) => key).sort())
  for (const [key, text] of dutch) expect(placeholders(english.get(key) ?? ""), key).toEqual(placeholders(text))
})

test("nothing is left empty", () => {
  for (const [key, text] of [...texts(nl), ...english]) expect(text.trim(), key).not.toBe("")
})
