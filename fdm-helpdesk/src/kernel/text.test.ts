import { expect, test } from "vitest"
import { correspondentSchema, personSchema } from "./person.js"
import { settingsSchema } from "./settings.js"
import { isReadable, lineSchema, messageBody, nameSchema, oneLine, shorten } from "./text.js"

test.for(["", " \n\t", "\u200b", "\u2060\u00ad", "\ufe0f", "\u3164", "\u2800", "\u202e\u200f", "\u0007"])(
  "there is nothing to read in %j",
  (text) => {
    expect(isReadable(text)).toBe(false)
    expect(messageBody.safeParse(text).success).toBe(false)
  },
)

test.for(["?", "🚜", "👍🏽", "❤️", "١٢", "請", "\u202eolleh", "\ud800", "\u0000"])(
  "there is something to read in %j",
  (text) => {
    expect(messageBody.safeParse(text).success).toBe(true)
  },
)

test("a text is stored as written, but for what Postgres can't hold", () => {
  const odd = "\u202e<b>\u0007\u200b👨‍👩‍👧 \r\n\t"
  expect(messageBody.parse(odd)).toBe(odd)
  expect(messageBody.parse("a\u0000b\udc00")).toBe("a\ufffdb\ufffd")
})

test("one line has no line breaks of any kind", () => {
  expect(oneLine("a\r\nBcc: x\u2028y\u2029z\u0085w\vv\ff")).toBe("a Bcc: x y z w v f")
})

test("one line shows all that is in it: no sign that nobody sees, none that turns what stands beside it", () => {
  expect(oneLine("\u202ebij\u00adlage\u200b \u2067van\u2069 \u3164 Ana\ufeff")).toBe("bijlage van Ana")
  expect(oneLine("علی\u200cرضا 👩‍🌾 ❤️")).toBe("علی\u200cرضا 👩‍🌾 ❤️")
})

test.for([
  ["personSchema", personSchema.shape.name],
  ["correspondentSchema", correspondentSchema.shape.name],
  ["settingsSchema", settingsSchema.shape.name],
  ["lineSchema", lineSchema(80)],
  ["nameSchema", nameSchema(80)],
] as const)("a name that %s takes turns nothing and hides nothing", ([, schema]) => {
  expect(schema.parse("Ana \u202ere\u200bss\u00adiV")).toBe("Ana ressiV")
})

test("an address keeps what nobody sees in it, as two addresses must not become one", () => {
  const nobody = { principalId: "usr_1", name: "", emailVerified: false, timeZone: "Europe/Amsterdam" }
  expect(personSchema.parse({ ...nobody, email: " Ana\u200b@fdm.example" }).email).toBe("ana\u200b@fdm.example")
})

test("a name of marks alone is normalized, and a book of them is refused unread", () => {
  expect(nameSchema(80).parse("\u0301\u0323".repeat(5000)).length).toBeLessThanOrEqual(80)
  for (const schema of [nameSchema(80), lineSchema(80)])
    expect(schema.safeParse(`Ana${" ".repeat(20_000)}`).error?.issues).toMatchObject([{ code: "too_big" }])
})

test("a cut never leaves half a character, not even of a pile of accents", () => {
  expect(shorten(`a${"\u0301".repeat(5000)}`, 80)).toBe("…")
  expect(shorten("👨‍👩‍👧‍👦".repeat(20), 80).isWellFormed()).toBe(true)
})
