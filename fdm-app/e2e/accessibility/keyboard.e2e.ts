import type { Page } from "playwright"
import { expect } from "vitest"
import { expectFocus, focusedName, openForKeys, press, rowTo, tabTo, untilOpen } from "../testing/by-keyboard.ts"
import { chosen } from "../testing/field.ts"
import { people, test } from "../testing/test.ts"

const question = "Mijn stikstofruimte klopt niet na het wijzigen van een kavel."

test("the whole story by keyboard alone: asked, found, taken, answered, tagged, resolved, closed", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  await openForKeys(farmer, "/support")
  await tabTo(farmer, /^Nieuwe vraag$/)
  await press(farmer, "Enter")
  await farmer.waitForURL("**/support/new")
  await tabTo(farmer, /Waarmee kunnen we helpen/)
  await farmer.keyboard.type(question)
  await tabTo(farmer, /^Vraag versturen$/)
  await press(farmer, "Enter")
  await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()

  const agent = await visit({ as: people.agent })
  await takeAndResolve(agent)

  await openForKeys(farmer, new URL(farmer.url()).pathname)
  await tabTo(farmer, /^Mijn vraag is beantwoord$/)
  await press(farmer, "Enter")
  await tabTo(farmer, /^Vraag heropenen$/)
})

async function takeAndResolve(agent: Page): Promise<void> {
  await openForKeys(agent, "/admin/support?view=unassigned")
  await rowTo(agent, question)
  await press(agent, "Enter")
  const pathname = await untilOpen(agent)

  await agent.getByRole("button", { name: "Aan mij toewijzen" }).waitFor()
  await press(agent, "i")
  await expect.poll(() => chosen(agent, "Behandelaar")).toContain("Ana Kramer")

  await press(agent, "r")
  await agent.keyboard.type("Dag Jan, na het herberekenen klopt de ruimte weer.")
  await tabTo(agent, /^Versturen$/)
  await press(agent, "Enter")
  await agent.getByRole("article", { name: "Bericht van Ana Kramer" }).getByText("na het herberekenen").waitFor()

  await press(agent, "t")
  await agent.keyboard.type("norm")
  await press(agent, "Enter", "Escape")
  await agent.getByRole("list", { name: "Labels" }).getByText("norm").first().waitFor()

  await press(agent, "p")
  await agent.keyboard.type("h")
  expect(await focusedName(agent)).toBe("Hoog")
  await press(agent, "Enter")
  await expect.poll(() => chosen(agent, "Prioriteit")).toBe("Hoog")

  await press(agent, "e")
  await agent.waitForURL((url) => /tic_/.test(url.pathname) && url.pathname !== pathname)
  await agent.getByText(/^TK-\w+ is opgelost\.$/).waitFor()
}

test("the help sheet tells every key, and switches the single ones off for good", async ({ visit }) => {
  const agent = await visit({ as: people.colleague })
  await openForKeys(agent, "/admin/support?view=mine")
  await press(agent, "j", "?")
  const sheet = agent.getByRole("dialog", { name: "Sneltoetsen" })
  await sheet.getByText("Oplossen en verder naar het volgende").waitFor()
  await tabTo(agent, /^Losse toetsen gebruiken/)
  await press(agent, "Space", "Escape")
  await expect.poll(() => sheet.count()).toBe(0)

  const before = await focusedName(agent)
  await press(agent, "j")
  expect(await focusedName(agent)).toBe(before)
  await agent.reload()
  await agent.keyboard.press("?")
  expect(await sheet.count()).toBe(0)

  await agent.keyboard.press("Control+k")
  await agent.keyboard.type("sneltoetsen")
  await press(agent, "Enter")
  await sheet.waitFor()
  await tabTo(agent, /^Losse toetsen gebruiken/)
  await press(agent, "Space", "Escape", "j")
  expect(await agent.evaluate(() => document.activeElement?.hasAttribute("data-row"))).toBe(true)
})

test("the palette goes to a view and to a ticket by its reference, and does what can be done", async ({ visit }) => {
  const agent = await visit({ as: people.colleague })
  await openForKeys(agent, "/admin/support?view=all")
  await press(agent, "j", "Enter")
  const pathname = await untilOpen(agent)
  const ref = await agent
    .getByText(/^TK-\w{6}$/)
    .first()
    .textContent()

  await press(agent, "Control+k")
  await agent.keyboard.type("wacht op")
  await press(agent, "Enter")
  await agent.waitForURL("**/admin/support?view=waiting")

  await press(agent, "Control+k")
  await agent.keyboard.type(ref?.toLowerCase() ?? "")
  await press(agent, "Enter")
  await agent.waitForURL(`**${pathname}*`)
  await agent
    .getByText(ref ?? "", { exact: true })
    .first()
    .waitFor()

  await press(agent, "Control+k")
  await agent.keyboard.type("status")
  await press(agent, "Enter")
  await agent.getByRole("dialog", { name: "Status" }).waitFor()
  await press(agent, "Escape")
  await press(agent, "Control+k", "Escape")
})

test("Esc closes what is open, leaves the field, and then goes back to the list where it was", async ({ visit }) => {
  const agent = await visit({ as: people.colleague })
  await openForKeys(agent, "/admin/support?view=all")
  for (let step = 0; step < 25; step++) await press(agent, "j")
  const focusedRow = () => agent.evaluate(() => document.activeElement?.getAttribute("data-row"))
  const row = await focusedRow()
  const list = agent.getByRole("list", { name: "Tickets in Alle tickets" }).locator("..")
  const scrolled = await list.evaluate((element) => element.scrollTop)
  expect(scrolled).toBeGreaterThan(0)
  await press(agent, "Enter")
  await untilOpen(agent)

  await press(agent, "s", "Escape")
  await press(agent, "r")
  await agent.keyboard.type("Dit j blijft staan")
  await press(agent, "Escape")
  expect(await agent.getByRole("textbox", { name: "Bericht" }).inputValue()).toBe("Dit j blijft staan")
  expect(agent.url()).toContain("tic_")
  await press(agent, "Escape")
  await agent.waitForURL((url) => !url.pathname.includes("tic_"))
  await expect.poll(focusedRow).toBe(row)
  expect(await list.evaluate((element) => element.scrollTop)).toBe(scrolled)
})

test("rows are chosen with x, a range with Shift, and changed together; what can't be is told", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, "/admin/support?view=unassigned")
  await press(agent, "j", "x", "j", "j", "Shift+X")
  const bar = agent.getByRole("region", { name: "Met de selectie" })
  await bar.getByText("3 geselecteerd").waitFor()
  await bar.getByRole("button", { name: "Status" }).waitFor()
  await press(agent, "t")
  await agent.keyboard.type("w")
  await press(agent, "Enter")
  await agent.getByRole("status").getByText("3 gewijzigd", { exact: true }).waitFor()
  await expect.poll(() => bar.count()).toBe(0)

  await press(agent, "j", "x", "Escape")
  expect(await bar.count()).toBe(0)
  expect(agent.url()).toContain("view=unassigned")
})

test("what only some tickets refuse is done to the others, and told per ticket", async ({ visit }) => {
  const agent = await visit({ as: people.colleague })
  await openForKeys(agent, "/admin/support?view=closed")
  await press(agent, "j", "x", "j", "x", "s")
  await agent.getByRole("dialog", { name: "Status" }).getByRole("button", { name: "Wacht op klant" }).click()
  const told = agent.getByRole("alert")
  await told.getByText("2 niet", { exact: true }).waitFor()
  expect(await told.getByText(/^TK-\w{6}: Deze stap kan nu niet$/).count()).toBe(2)
  // They stay chosen, so that something else can be done with them.
  await agent.getByText("2 geselecteerd").waitFor()
})

test("the order of the list changes when somebody chose it, not while arrow keys go along the choices", async ({
  visit,
}) => {
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, "/admin/support?view=all")
  const before = agent.url()
  await tabTo(agent, /^Volgorde:/)
  await press(agent, "Enter", "ArrowDown", "ArrowDown", "ArrowUp")
  expect(await focusedName(agent)).toBe("Prioriteit")
  expect(agent.url()).toBe(before)
  await press(agent, "Enter")
  await agent.waitForURL(/sort=priority/)
  await expectFocus(agent, /^Volgorde: Prioriteit$/)
})
