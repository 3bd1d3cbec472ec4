import { readFileSync } from "node:fs"
import { join } from "node:path"
import { contrastOf } from "fdm-helpdesk/branding"
import { expect, test } from "vitest"

type Theme = "light" | "dark"

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8")
const colors = css.matchAll(/--([a-z-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)
const tokens = Object.fromEntries(
  [...colors].map(([, name, light, dark, always]) => [
    name,
    { light: light ?? always ?? "", dark: dark ?? always ?? "" },
  ]),
)

/** Everything that text stands on, at rest, under the pointer and chosen. */
const grounds = ["canvas", "sunken", "hover", "selected"]
const pairs = [
  ...["ink", "soft", "accent-ink", "danger-ink", "warn-ink"].flatMap((text) => grounds.map((ground) => [text, ground])),
  ...["accent", "accent-hover"].map((ground) => ["on-accent", ground]),
  ["on-danger", "danger"],
  ...["ink", "soft", "accent-ink"].map((text) => [text, "accent-tint"]),
  ...["ink", "note-ink"].map((text) => [text, "note"]),
  ...["ink", "danger-ink"].map((text) => [text, "danger-tint"]),
]

function isPale([one = "", other = ""]: string[], theme: Theme, least: number): boolean {
  return !(contrastOf(tokens[one]?.[theme] ?? "", tokens[other]?.[theme] ?? "") >= least)
}

const words = (pair: string[]): string => pair.join(" on ")

test.for(["light", "dark"] as const)(
  "text can be read on all that it stands on, under the pointer too: %s",
  (theme) => {
    expect(pairs.filter((pair) => isPale(pair, theme, 4.5)).map(words)).toEqual([])
  },
)

test.for(["light", "dark"] as const)("borders of controls and the ring around the focus stand out: %s", (theme) => {
  const lines = ["canvas", "sunken"].flatMap((ground) => ["line-strong", "ring"].map((line) => [line, ground]))
  expect(lines.filter((pair) => isPale(pair, theme, 3)).map(words)).toEqual([])
})
