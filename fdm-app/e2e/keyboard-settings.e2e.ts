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

test("an account is added to the desk, in a role", async ({ come }) => {
  const page = await come({ as: manager })
  await openForKeys(page, `${settings}/agents`)
  await typeAt(page, /^E-mailadres van het account$/, "marieke@thart-visser.example")
  await tabTo(page, /^Rol/)
  await page.keyboard.type("Teaml")
  await tabTo(page, /^Toevoegen$/)
  await press(page, "Enter")
  const added = row(page, "marieke@thart-visser.example")
  await added.getByText("Toegevoegd aan de helpdesk").waitFor()
  await added.getByText("Teamleider").first().waitFor()
  await expectFocus(page)
})

test("a team is made with who is in it, and words that mean one thing", async ({ come }) => {
  const page = await come({ as: manager })
  await openForKeys(page, `${settings}/teams`)
  await typeAt(page, /^Naam$/, "Kaarten")
  await tabTo(page, /^Ana Kramer$/)
  await press(page, "Space")
  await tabTo(page, /^Team maken$/)
  await press(page, "Enter")
  await row(page, "Kaarten").getByText("1 collega").waitFor()
  await expectFocus(page, /^Naam$/)

  await backTo(page, /^Synoniemen$/)
  await press(page, "Enter")
  await page.waitForURL("**/settings/synonyms")
  await tabTo(page, /^Woorden/)
  await page.keyboard.type("perceel")
  await press(page, "Enter")
  await page.keyboard.type("lap grond")
  await tabTo(page, /^Groep maken$/)
  await press(page, "Enter")
  await row(page, "perceel · lap grond").waitFor()
  await expectFocus(page, /^Woorden/)
})

test("a saved reply is written for everybody", async ({ come }) => {
  const page = await come({ as: lead })
  await openForKeys(page, `${settings}/replies`)
  await tabTo(page, /^Nieuw standaardantwoord$/)
  await press(page, "Enter")
  await page.waitForURL("**/replies/new")
  await typeAt(page, /^Titel$/, "Met toetsen")
  await typeAt(page, /^Tekst/, "Beste {{customer_name|daar}},")
  await tabTo(page, /^Opslaan$/)
  await press(page, "Enter")
  await page.getByText("Standaardantwoord opgeslagen.").first().waitFor()
  await expectFocus(page)
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
