import { expect, test } from "vitest"
import { offFields } from "./outcome"

test("an input that is off as a whole names no field, and breaks no page that looks for one", () => {
  expect(offFields({ code: "invalid_input", details: {} })).toEqual([])
  expect(offFields({ code: "too_large", details: { fields: ["body"] } })).toEqual([])
  expect(offFields({ code: "invalid_input", details: { fields: ["body"] } })).toEqual(["body"])
  expect(offFields(undefined)).toEqual([])
})
