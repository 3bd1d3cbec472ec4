import * as fc from "fast-check"
import { expect, expectTypeOf, test } from "vitest"
import { defineIds, type FarmId, idSchema, isId, newId, type UserId } from "./ids.js"

const noon = new Date("2026-03-02T12:00:00Z")
const times = fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })

test("ids sort by the time of their making", () => {
  fc.assert(
    fc.property(times, times, (one, other) => {
      fc.pre(one.getTime() !== other.getTime())
      expect(newId("farm", one) < newId("farm", other)).toBe(one < other)
    }),
  )
})

test("ids of one moment sort in the order of their making, and are all different", () => {
  const ids = Array.from({ length: 10_000 }, () => newId("farm", noon))

  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids)).toHaveLength(ids.length)
})

test("an id is only one of its own kind", () => {
  fc.assert(
    fc.property(times, (time) => {
      expect(isId("farm", newId("farm", time))).toBe(true)
      expect(isId("user", newId("farm", time))).toBe(false)
    }),
  )
  expectTypeOf(newId("farm")).toEqualTypeOf<FarmId>()
  expectTypeOf<FarmId>().not.toExtend<UserId>()
})

const { length } = newId("farm", noon)

test.for<[string, unknown]>([
  ["nothing", undefined],
  ["empty", ""],
  ["the prefix alone", "frm_"],
  ["too short", newId("farm", noon).slice(0, -1)],
  ["too long", `${newId("farm", noon)}0`],
  ["upper case", newId("farm", noon).toUpperCase()],
  ["a letter that base32 leaves out", newId("farm", noon).replace(/.$/, "u")],
  ["more than 128 bits", `frm_8${"0".repeat(length - 5)}`],
  ["a line break behind it", `${newId("farm", noon)}\n`],
  ["no text", 42],
])("%s is no id", ([, value]) => {
  expect(isId("farm", value)).toBe(false)
  expect(idSchema("farm").safeParse(value).success).toBe(false)
})

test("text is no id by chance", () => {
  fc.assert(fc.property(fc.string(), (text) => !isId("farm", text)))
})

test("a schema takes an id and says which kind it wanted", () => {
  const id = newId("user", noon)

  expect(idSchema("user").parse(id)).toBe(id)
  expect(idSchema("farm").safeParse(id).error?.issues).toMatchObject([{ message: "not the id of a farm" }])
})

test("packages have kinds of their own", () => {
  const shop = defineIds({ order: "ord" })

  expect(shop.newId("order", noon)).toMatch(/^ord_/)
  expect(shop.isId("order", newId("farm", noon))).toBe(false)
})
