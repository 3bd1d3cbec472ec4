import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { maxMessageLength } from "fdm-helpdesk"
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

test("the longest message that people are told of is the library's", () => {
  expect(nl.error.text.too_large).toContain(maxMessageLength.toLocaleString("nl"))
  expect(en.error.text.too_large).toContain(maxMessageLength.toLocaleString("en"))
})

test("no word waits for somebody to use it", async () => {
  const folder = join(import.meta.dirname, "..")
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /^(?!locales).*(?<!\.test)\.tsx?$/.test(file),
  )
  const code = (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n")
  // A key is written whole, or begun in a template: `support.done.${step}`.
  const isUsed = (key: string) =>
    code.includes(`"${key}"`) ||
    [...key.matchAll(/\./g)].some(({ index }) => code.includes(`\`${key.slice(0, index)}.$\{`))
  const keys = new Set([...english.keys()].map((key) => key.replace(/_(zero|one|other)$/, "")))
  expect([...keys].filter((key) => !isUsed(key))).toEqual([])
})
