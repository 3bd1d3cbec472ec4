import { type Shades, shadesOf } from "fdm-helpdesk/branding"

/** What a manager chose of the looks, where that differs from `tokens.css`. */
export type Look = { accentColor?: string; logoUrl?: string; radius?: number }

/** The grounds that words stand on, the canvas first, as `tokens.css` has them; a test holds the two together. */
export const grounds = {
  light: ["#ffffff", "#f8f8f8", "#f2f2f3", "#ececed"],
  dark: ["#131416", "#191a1c", "#202225", "#272a2d"],
} as const

/** The shades of an accent in both themes. */
export function themesOf(accent: string): { light: Shades; dark: Shades } {
  return { light: shadesOf(accent, grounds.light), dark: shadesOf(accent, grounds.dark) }
}

/** The tokens that a look changes, as a style sheet; empty when it changes none. */
export function brandCss({ accentColor, radius }: Look): string {
  const tokens = [
    ...(accentColor ? accentTokens(accentColor) : []),
    ...(radius === undefined ? [] : [`--radius: ${radius}px`]),
  ]
  return tokens.length > 0 ? `:root {\n${tokens.map((token) => `  ${token};`).join("\n")}\n}\n` : ""
}

function accentTokens(accentColor: string): string[] {
  const { light, dark } = themesOf(accentColor)
  const both = (token: string, shade: keyof Shades) => `--${token}: light-dark(${light[shade]}, ${dark[shade]})`
  return [
    both("accent", "accent"),
    both("accent-hover", "accentHover"),
    both("accent-ink", "accentInk"),
    both("accent-tint", "accentTint"),
    both("on-accent", "onAccent"),
    both("ring", "accentInk"),
  ]
}
