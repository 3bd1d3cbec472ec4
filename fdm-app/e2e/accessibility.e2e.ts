import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright"
import { expect } from "vitest"
import { openForKeys, tabTo, untilOpen } from "./by-keyboard.ts"
import { screens } from "./screens.ts"
import { people, test } from "./test.ts"

/** WCAG 2.2 AA, as far as a machine can tell. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
const anyError = /status of 4\d\d/

const looks = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1440, 390].map((width) => ({ colorScheme, width })),
)

/** A laptop zoomed in to 400 % is this narrow (WCAG 1.4.10). */
const zoomedIn = { width: 320, height: 640 }

test("every page has its screens here", async () => {
  const files = await readdir(join(import.meta.dirname, "../app/routes"))
  // Files that begin with an underscore are the frames around pages.
  const pages = files.filter((file) => file.endsWith(".tsx") && !file.startsWith("_"))
  expect(Object.keys(screens).toSorted()).toEqual(pages.toSorted())
})

test.for(Object.values(screens).flat())("$name: in both themes, wide and narrow", async ({ as, open }, { visit }) => {
  const page = await visit({ as, mayComplain: anyError, reducedMotion: "reduce" })
  await open(page)
  const found: string[] = []
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    for (const violation of await violationsOn(page)) found.push(`${colorScheme}, ${width} px: ${violation}`)
  }
  expect(found).toEqual([])
  await page.setViewportSize(zoomedIn)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
})

async function violationsOn(page: Page): Promise<string[]> {
  // The page alone: what a mail holds is framed without scripts, and tested with the mails.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)
}

test("by keyboard alone: skip link, list, ticket, note, answer", async ({ visit }) => {
  const page = await visit({ as: people.agent })
  await openForKeys(page, "/admin/support?view=mine")
  await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Direct naar de inhoud")
  await page.keyboard.press("Enter")
  await tabTo(page, /Gift over meerdere kavels/)
  await page.keyboard.press("Enter")
  await untilOpen(page)

  const reply = page.getByRole("radio", { name: "Antwoord" })
  await reply.focus()
  await page.keyboard.press("ArrowRight")
  await page.getByText("Alleen zichtbaar voor behandelaars").waitFor()
  await tabTo(page, /^Bericht/)
  await page.keyboard.type("Met het toetsenbord.")
  await tabTo(page, /^Notitie toevoegen/)
  await page.keyboard.press("Enter")
  await page
    .getByRole("article", { name: /Interne notitie/ })
    .getByText("Met het toetsenbord.")
    .waitFor()
})
