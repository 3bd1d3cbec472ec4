import { readdir } from "node:fs/promises"
import { basename, join } from "node:path"
import { expect } from "vitest"
import { openForKeys, tabTo, untilOpen } from "../testing/by-keyboard.ts"
import { screens } from "../testing/screens.ts"
import { people, test } from "../testing/test.ts"
import { ofColor, violationsInAllLooks, violationsOn } from "../testing/violations.ts"

const anyError = /status of 4\d\d/

test("every page has its screens here", async () => {
  const files = await readdir(join(import.meta.dirname, "../../app/routes"), { recursive: true })
  // Files that begin with an underscore are the frames around pages.
  const pages = files.filter((file) => file.endsWith(".tsx") && !basename(file).startsWith("_"))
  expect(Object.keys(screens).toSorted()).toEqual(pages.toSorted())
})

test("what is wrong on a page is found", async ({ visit }) => {
  const page = await visit()
  await page.setContent('<main><img src="data:,"><p style="color: #999; background: #fff">Pale</p></main>')
  const found = await violationsOn(page)
  expect(found.map((words) => words.split(":")[0])).toEqual(expect.arrayContaining(["color-contrast", "image-alt"]))
  expect(await violationsOn(page, { only: ofColor })).toEqual([expect.stringContaining("Pale")])
})

test.for(Object.values(screens).flat())("$name: in both themes, wide and narrow", async (screen, { visit }) => {
  const { name: _, open, ...visitor } = screen
  const page = await visit({ ...visitor, mayComplain: anyError, reducedMotion: "reduce" })
  await open(page)
  expect(await violationsInAllLooks(page)).toEqual([])
})

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
