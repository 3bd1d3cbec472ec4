import fc from "fast-check"
import { expect, test } from "vitest"
import { contrastOf, shadesOf } from "./shades.js"

const light = ["#ffffff", "#f8f8f8", "#ececed"] as const
const dark = ["#131416", "#191a1c", "#272a2d"] as const
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`)

test.for([light, dark])("any accent gives shades that can be read and seen on %j", (grounds) => {
  fc.assert(
    fc.property(colour, (chosen) => {
      const { accent, accentHover, accentInk, accentTint, onAccent } = shadesOf(chosen, grounds)
      for (const fill of [accent, accentHover]) expect(contrastOf(onAccent, fill)).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(accent, grounds[0])).toBeGreaterThanOrEqual(3)
      for (const ground of [...grounds, accentTint]) expect(contrastOf(accentInk, ground)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test.for([
  ["a green that does on white already", "#2f6d3c", light, "#2f6d3c"],
  ["a blue that does on black already", "#6ea8ff", dark, "#6ea8ff"],
] as const)("%s stays as it was chosen", ([, chosen, grounds, accent]) => {
  expect(shadesOf(chosen, grounds)).toMatchObject({ accent, accentInk: chosen })
})

test("a yellow darkens on white and stays on black, with black words on it", () => {
  expect(shadesOf("#ffe600", light).accent).not.toBe("#ffe600")
  expect(shadesOf("#ffe600", dark)).toMatchObject({ accent: "#ffe600", accentInk: "#ffe600", onAccent: "#000000" })
})

test("contrast is measured as WCAG does", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21)
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.478, 2)
})
