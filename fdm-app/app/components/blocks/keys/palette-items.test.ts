import { expect, test } from "vitest"
import { translationFor } from "../../../locales/translation"
import { matching, type PaletteItem, refIn } from "./palette-items"

const { t } = translationFor("nl")
const items: PaletteItem[] = ["Status wijzigen …", "Prioriteit wijzigen …", "Geïnd"].map((label) => ({
  key: label,
  group: "view",
  label,
  to: "/",
}))

test.for([
  ["TK-7H3K9P", "TK-7H3K9P"],
  [" tk7h3k9p ", "TK-7H3K9P"],
  ["7h3k9p", "TK-7H3K9P"],
  ["status", undefined],
  ["TK-", undefined],
  ["TK-7H3K9PX", undefined],
] as const)("a reference is known as people type it: %s", ([text, ref]) => {
  expect(refIn(text)).toBe(ref)
})

test("every word that was typed is looked for, in any order and without accents", () => {
  const found = (text: string) => matching(items, text, t).map(({ label }) => label)
  expect(found("wijz st")).toEqual(["Status wijzigen …"])
  expect(found("geind")).toEqual(["Geïnd"])
  expect(found("")).toHaveLength(3)
  expect(found("niets hiervan")).toEqual([])
})

test("a ticket by its reference is the first choice", () => {
  expect(matching(items, "tk-7h3k9p", t)[0]).toMatchObject({ to: "/admin/support/ref/TK-7H3K9P" })
})
