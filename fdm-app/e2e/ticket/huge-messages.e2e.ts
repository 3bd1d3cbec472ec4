import type { Locator, Page } from "playwright"
import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { openForKeys, untilAlive } from "../testing/by-keyboard.ts"
import { people, test } from "../testing/test.ts"
import { violationsOn } from "../testing/violations.ts"

const end = "Dit is het einde."
/** Longer than a message may be that a page shows by itself. */
const huge = `Dit is het begin.\n\n${`- ${"woord ".repeat(100)}\n`.repeat(120)}\n${end}`
const size = `${Math.ceil(Buffer.byteLength(huge) / 1024)} kB`

const article = (page: Page) => page.getByRole("article").first()
const open = (page: Page) => article(page).getByRole("link", { name: `Hele bericht tonen (${size})` })
/** The focus follows the message a moment after it is there. */
const untilFocused = (page: Page) =>
  expect.poll(() => article(page).evaluate((element) => element.contains(document.activeElement))).toBe(true)

async function expectNoViolations(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
}

/** Opens the message by itself: a page never holds it but when it is asked for. */
async function readWhole(page: Page): Promise<void> {
  await article(page).getByText("Dit is het begin.").waitFor()
  expect(await page.content()).not.toContain(end)
  await open(page).click()
  await article(page).getByText(end).waitFor()
  await page.waitForURL(/\?message=msg_/)
}

/** From its first line or its last, wherever its reader is: the way back is in sight without scrolling. */
async function fold(page: Page, from: "begin" | "end"): Promise<void> {
  const text = from === "begin" ? "Dit is het begin." : end
  await article(page).getByText(text).scrollIntoViewIfNeeded()
  const link = article(page).getByRole("link", { name: "Bericht inklappen" })
  await expect.poll(() => isInSight(link)).toBe(true)
  await link.click()
  await open(page).waitFor()
  await expect.poll(() => article(page).textContent()).not.toContain(end)
}

function isInSight(link: Locator): Promise<boolean> {
  return link.evaluate((element) => {
    const { left, top, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(left + 10, top + height / 2))
  })
}

test("a huge message folds and opens by itself, for its requester and for agents, with and without scripts", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const path = await ask(farmer, huge)
  const id = path.split("/").at(-1)
  await readWhole(farmer)
  await expectNoViolations(farmer)
  await untilFocused(farmer)
  await farmer.reload()
  await article(farmer).getByText(end).waitFor()
  await untilAlive(farmer)
  await fold(farmer, "end")
  await untilFocused(farmer)
  await farmer.goto("/support/new")
  expect(await farmer.getByLabel("Waarmee kunnen we helpen?").inputValue()).toBe("")

  const agent = await visit({ as: people.agent })
  await openForKeys(agent, `/admin/support/${id}`)
  await readWhole(agent)
  await expectNoViolations(agent)
  await untilFocused(agent)
  await fold(agent, "end")

  for (const [as, address] of [
    [people.farmer, path],
    [people.agent, `/admin/support/${id}`],
  ] as const) {
    const page = await visit({ as, javaScriptEnabled: false })
    await page.goto(address)
    await readWhole(page)
    await fold(page, as === people.farmer ? "begin" : "end")
  }
})

test("a huge note is sent once and edited whole, although the page shows no more than its beginning", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const path = await ask(farmer, "Kunnen jullie mijn log bekijken?")
  const agent = await visit({ as: people.agent })
  await agent.goto(`/admin/support/${path.split("/").at(-1)}`)
  await agent.getByRole("radio", { name: /Interne notitie/ }).check({ force: true })
  const composer = agent.getByRole("textbox", { name: "Bericht", exact: true })
  await composer.fill(huge)
  await agent.getByRole("button", { name: "Notitie toevoegen", exact: true }).click()
  const note = agent.getByRole("article", { name: /Interne notitie/ })
  await note.getByRole("link", { name: `Hele bericht tonen (${size})` }).waitFor()
  await agent.reload()
  expect(await composer.inputValue()).toBe("")

  await note.hover()
  await note.getByRole("link", { name: "Bericht bewerken" }).click()
  const field = note.getByRole("textbox")
  await field.waitFor()
  expect(await field.inputValue()).toBe(huge)
  await field.fill(`${huge} En nog iets.`)
  await note.getByRole("button", { name: "Opslaan" }).click()
  await note.getByText("bewerkt").waitFor()
  await agent.reload()
  await note.getByRole("link", { name: "bewerkt" }).click()
  const before = note.getByRole("region", { name: "Wat er eerder stond" })
  await before.getByRole("link", { name: `Hele bericht tonen (${size})` }).click()
  await before.getByText(end).waitFor()
})
