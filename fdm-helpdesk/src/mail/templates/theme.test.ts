import { describe, expect, test } from "vitest"
import { colors, lookOf } from "./theme.js"

/** Contrast of two colours as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map(luminance).sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe.for(["light", "dark"] as const)("on a %s screen", (scheme) => {
  test.for([
    ["ink", "card"],
    ["muted", "card"],
    ["muted", "page"],
    ["link", "card"],
  ] as const)("%s on the %s is easy to read", ([text, ground]) => {
    expect(contrast(colors[scheme][text], colors[scheme][ground])).toBeGreaterThan(4.5)
  })

  test("the button and the line beside an answer stand out", () => {
    expect(contrast(colors.button, colors[scheme].card)).toBeGreaterThan(3)
    expect(contrast(colors[scheme].accent, colors[scheme].card)).toBeGreaterThan(3)
  })
})

test("the button's words are easy to read", () => {
  expect(contrast(colors.onButton, colors.button)).toBeGreaterThan(4.5)
})

test.for(["#ffe600", "#000000", "#ffffff", "#1d4ed8", "#777777"])("with the accent %s it all can be read", (accent) => {
  const look = lookOf(accent)
  for (const scheme of ["light", "dark"] as const) {
    const { button, onButton, link, accent: line } = look[scheme]
    expect(contrast(onButton, button)).toBeGreaterThanOrEqual(4.5)
    for (const ground of [colors[scheme].card, colors[scheme].page])
      expect(contrast(link, ground)).toBeGreaterThanOrEqual(4.5)
    for (const part of [button, line]) expect(contrast(part, colors[scheme].card)).toBeGreaterThanOrEqual(3)
  }
})
