import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { brandCss, grounds } from "./brand-css"

const tokens = await readFile(join(import.meta.dirname, "tokens.css"), "utf8")

test.for(["canvas", "sunken", "hover", "selected"] as const)("shades are made for the ground %s as it is", (name) => {
  const at = ["canvas", "sunken", "hover", "selected"].indexOf(name)
  expect(tokens).toContain(`--${name}: light-dark(${grounds.light[at]}, ${grounds.dark[at]});`)
})

test("every token that a look changes is one that the style sheet has", () => {
  const css = brandCss({ accentColor: "#1d4ed8", radius: 0 })
  const changed = [...css.matchAll(/--[a-z-]+(?=:)/g)].map(([token]) => token)
  expect(changed).toHaveLength(7)
  for (const token of changed) expect(tokens).toContain(`${token}:`)
})

test("a look that changes nothing is no style sheet, and corners alone change no colour", () => {
  expect(brandCss({})).toBe("")
  expect(brandCss({ radius: 0 })).toBe(":root {\n  --radius: 0px;\n}\n")
})
