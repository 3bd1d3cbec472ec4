import { expect } from "vitest"
import { backTo, expectFocus, openForKeys, press, tabTo, typeAt } from "./by-keyboard.ts"
import { admin, manager, row, settings, test } from "./own-desk.ts"
import { people } from "./test.ts"

const { colleague: lead } = people

/** Machines that run tests may be busy. */
const soon = { timeout: 10_000 }

test("a tag is made, called otherwise and deleted", async ({ come }) => {
  const page = await come({ as: lead })
  await openForKeys(page, `${settings}/tags`)
  await typeAt(page, page.locator("form[action*='/create']").getByLabel("Naam"), "subsidie")
  await press(page, "Tab", "ArrowRight")
  await tabTo(page, /^Label maken$/)
  await press(page, "Enter")
  await row(page, "subsidie").waitFor()
  // For the next one.
  await expectFocus(page, /^Naam$/)
  await expect.poll(() => page.locator("form[action*='/create']").getByLabel("Naam").inputValue(), soon).toBe("")

  await backTo(page, /^subsidie/)
  await press(page, "Enter")
  await typeAt(page, /^Naam$/, "subsidies")
  await tabTo(page, /^Opslaan$/)
  await press(page, "Enter")
  await row(page, "subsidies").getByText("Opgeslagen").waitFor()
  await expectFocus(page, /^Opslaan$/)

  await tabTo(page, /^Verwijderen$/)
  await press(page, "Enter")
  await tabTo(page, /^Ja, verwijder ‘subsidies’$/)
  await press(page, "Enter")
  await expect.poll(() => row(page, "subsidies").count(), soon).toBe(0)
  await expectFocus(page)
  await tabTo(page, page.getByRole("list", { name: "Labels" }).locator("summary").first(), { most: 1 })
})

test("somebody's access is stopped, and given back", async ({ come }) => {
  const page = await come({ as: admin })
  await openForKeys(page, `${settings}/agents`)
  const person = row(page, lead)
  await tabTo(page, person.locator("summary").first())
  await press(page, "Enter")
  await tabTo(page, /^Toegang stoppen$/)
  await press(page, "Enter")
  await tabTo(page, /^Ja, stop de toegang van Mehmet Yildiz$/)
  await press(page, "Enter")
  const gone = page.getByRole("list", { name: "Gestopt" })
  await gone.getByText("Mehmet Yildiz", { exact: true }).waitFor()
  await expectFocus(page)

  await tabTo(page, gone.locator("summary").first())
  await press(page, "Enter")
  await tabTo(page, /^Weer toegang geven$/)
  await press(page, "Enter")
  await page.getByRole("list", { name: "Werkt aan de helpdesk" }).getByText("Mehmet Yildiz", { exact: true }).waitFor()
  await expectFocus(page)
})

test("the desk gets a look of its own", async ({ come }) => {
  const page = await come({ as: manager })
  await openForKeys(page, `${settings}/general`)
  await tabTo(page, /^Groen van FDM$/)
  await press(page, "ArrowDown")
  expect(await page.getByRole("radio", { name: "Eigen kleur" }).isChecked()).toBe(true)
  await tabTo(page, /^Hoeken$/)
  await page.keyboard.type("Recht")
  await typeAt(page, /^Adres van het logo$/, "/icon.svg")
  await tabTo(page, /^Opslaan$/)
  await press(page, "Enter")
  await page.getByText("Opgeslagen", { exact: true }).waitFor()
  await expectFocus(page, /^Opslaan$/)
  await page.reload()
  expect(await page.getByLabel("Adres van het logo").inputValue()).toBe("/icon.svg")
  expect(await page.getByLabel("Hoeken").inputValue()).toBe("0")
})

test("another workflow is chosen, and where its tickets go", async ({ come }) => {
  const page = await come({ as: manager, mayComplain: /status of 409/ })
  await openForKeys(page, `${settings}/workflow`)
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "ITIL" }) })
  const use = card.getByRole("button", { name: "Deze werkwijze gebruiken" })
  await tabTo(page, use)
  await press(page, "Enter")
  await card.getByRole("alert").getByText("Waar gaan deze tickets heen?").waitFor()
  await expectFocus(page)
  const selects = card.getByRole("combobox")
  await backTo(page, selects.first())
  const targets = await selects.count()
  for (let at = 0; at < targets; at++) {
    if ((await selects.nth(at).inputValue()) === "") await press(page, "ArrowDown")
    await press(page, "Tab")
  }
  expect(await use.evaluate((button) => button === document.activeElement)).toBe(true)
  await press(page, "Enter")
  await page.getByRole("heading", { name: /ITIL\s*In gebruik/ }).waitFor()
  await expectFocus(page)
  expect(await card.evaluate((element) => element === document.activeElement)).toBe(true)
})
