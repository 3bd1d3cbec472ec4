import axe from "axe-core"
import type { Page } from "playwright"

/** WCAG 2.2 AA, as far as a machine can tell. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/** What a theme changes. Everything else is looked for once. */
export const ofColor = ["color-contrast", "link-in-text-block"]
/** What a width changes: it shows and hides elements, and has them stand closer to each other. */
const ofWidth = [
  ...["target-size", "button-name", "link-name", "label", "select-name", "list", "region", "landmark-unique"],
  ...["duplicate-id-aria", "heading-order", "scrollable-region-focusable"],
]

const looks = [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 1440, only: ofColor },
  { colorScheme: "light", width: 390, only: ofColor },
  { colorScheme: "dark", width: 390, only: [...ofColor, ...ofWidth] },
] as const

/** A laptop zoomed in to 400 % is this narrow (WCAG 1.4.10). */
const zoomedIn = { width: 320, height: 640 }

/** The same in both themes, wide and narrow, and whether somebody who zooms in has to scroll sideways. */
export async function violationsInAllLooks(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { colorScheme, width, ...look } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.setViewportSize({ width, height: 900 })
    for (const violation of await violationsOn(page, look)) found.push(`${colorScheme}, ${width} px: ${violation}`)
  }
  await page.setViewportSize(zoomedIn)
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return tooWide > 0 ? [...found, `zoomed in: ${tooWide} px too wide`] : found
}

/**
 * What keeps people from using a page as it stands now, in words. The page alone: what a mail holds is framed without scripts,
 * and tested with the mails.
 *
 * @param only rules by their names, when the others were asked already
 */
export async function violationsOn(page: Page, { only }: { only?: readonly string[] } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source)
  const runOnly = only ? { type: "rule", values: [...only] } : { type: "tag", values: tags }
  return page.evaluate(
    async (options) => {
      // Half-way between two colors none of them is seen. What spins has no end.
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      await Promise.allSettled(ending.map(({ finished }) => finished))
      const { axe: checker } = window as unknown as { axe: typeof axe }
      const { violations } = await checker.run(document, options as axe.RunOptions)
      const where = ({ html, any }: axe.NodeResult) =>
        `${html.slice(0, 300)} ${any.map(({ message }) => message).join(" ")}`
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(where).join(" | ")}`)
    },
    { runOnly, resultTypes: ["violations"], iframes: false },
  )
}
