import type { Page } from "playwright"
import { expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { backTo, expectFocus, openForKeys, press, tabTo, typeAt, untilAlive } from "../testing/by-keyboard.ts"
import { openMailedLink } from "../testing/sign-up.ts"
import { test } from "../testing/test.ts"

/** Advises several farms, so none is chosen beforehand. */
const advisor = "bart@bodemenbemesting.example"

/** Where the browser loads another page by itself, which then begins at its top. */
async function goOn(page: Page, key: string, url: string | RegExp): Promise<void> {
  const gone = page.waitForURL(url, { waitUntil: "commit" })
  await page.keyboard.press(key)
  await gone
  await untilAlive(page)
}

test("somebody signs in, asks about a farm, replies, closes, reopens and finds it again", async ({ visit }) => {
  const page = await visit()
  await openForKeys(page, "/support")
  await typeAt(page, /^E-mailadres$/, advisor)
  await typeAt(page, /^Wachtwoord$/, demoPassword)
  await goOn(page, "Enter", /\/support$/)

  await tabTo(page, /^Nieuwe vraag$/)
  await press(page, "Enter")
  await page.waitForURL("**/support/new")
  await typeAt(page, /Waarmee kunnen we helpen/, "De pastinaak staat op het verkeerde perceel.")
  await tabTo(page, /Over welk bedrijf/)
  await page.keyboard.type("Akker")
  await tabTo(page, /^Vraag versturen$/)
  await press(page, "Enter")
  await page.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
  await page.getByText("Over Akkerbouwbedrijf Polderzicht", { exact: false }).first().waitFor()
  await expectFocus(page)

  await typeAt(page, /^Je reactie$/, "Het gaat om perceel Noord.")
  await tabTo(page, /^Reactie versturen$/)
  await press(page, "Enter")
  await page.getByRole("article").getByText("Het gaat om perceel Noord.").waitFor()
  await expectFocus(page)

  await backTo(page, /^Mijn vraag is beantwoord$/)
  await press(page, "Enter")
  await page.getByRole("button", { name: "Vraag heropenen" }).waitFor()
  await expectFocus(page)
  // Right where it was: what can be done now is the next thing.
  await tabTo(page, /^Vraag heropenen$/, { most: 1 })
  await press(page, "Enter")
  await page.getByRole("button", { name: "Mijn vraag is beantwoord" }).waitFor()
  await expectFocus(page)

  await backTo(page, /^Mijn vragen$/)
  await press(page, "Enter")
  await page.waitForURL(/\/support$/)
  await typeAt(page, /^Zoek in je vragen$/, "pastinaak")
  await press(page, "Enter")
  await page.getByText("Gevonden voor ‘pastinaak’").waitFor()
  await expectFocus(page, /^Zoek in je vragen$/)
})

test("an account takes another language, and the question whether to delete it is taken back", async ({ visit }) => {
  const page = await visit({ as: advisor })
  await openForKeys(page, "/support")
  await tabTo(page, /Bart Timmermans/)
  await press(page, "Enter")
  await page.waitForURL("**/account")
  await tabTo(page, /^English$/)
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { name: "My account" }).waitFor()
  await untilAlive(page)
  await tabTo(page, /^Nederlands$/)
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { name: "Mijn account" }).waitFor()
  await untilAlive(page)

  await tabTo(page, /^Verwijder mijn account …$/)
  await press(page, "Enter")
  await expectFocus(page, /^Verwijder mijn account …$/)
  await tabTo(page, /^Ik weet dat dit niet terug/, { most: 1 })
  await press(page, "Space")
  await tabTo(page, /^Verwijder mijn account$/, { most: 1 })
  await backTo(page, /^Verwijder mijn account …$/)
  await press(page, "Enter")
  await expectFocus(page, /^Verwijder mijn account …$/)
  expect(await page.getByLabel("Ik weet dat dit niet terug te draaien is").isVisible()).toBe(false)
  await page.reload()
  await page.getByRole("heading", { name: "Mijn account" }).waitFor()
})

test("somebody makes an account, adds a farm, asks about it, and deletes the account", async ({ visit }) => {
  const page = await visit()
  await openForKeys(page, "/signin")
  await tabTo(page, /^Account maken$/)
  await press(page, "Enter")
  await page.waitForURL("**/signup*")
  await typeAt(page, /^Je naam$/, "Zonder Muis")
  const email = `${crypto.randomUUID()}@nieuw.example`
  await typeAt(page, /^E-mailadres$/, email)
  await typeAt(page, /^Wachtwoord$/, demoPassword)
  await goOn(page, "Enter", /\/signin\/link\?/)
  await page.getByRole("heading", { name: "Hier wordt geen mail verstuurd" }).waitFor()
  await openMailedLink(page, email)
  // Who has no farm yet begins there.
  await page.waitForURL("**/farms")
  await untilAlive(page)

  await typeAt(page, /^Naam van het bedrijf$/, "De Toetsenhoeve")
  await press(page, "Enter")
  await page.getByRole("listitem").getByText("De Toetsenhoeve").waitFor()
  await expectFocus(page)
  await tabTo(page, /^Stel een vraag over dit bedrijf$/)
  await press(page, "Enter")
  await page.waitForURL("**/support/new?*")
  await typeAt(page, /Waarmee kunnen we helpen/, "Hoe zet ik een perceel erbij?")
  await tabTo(page, /^Vraag versturen$/)
  await press(page, "Enter")
  await page.getByText("Over De Toetsenhoeve", { exact: false }).first().waitFor()
  await expectFocus(page)

  await backTo(page, /Zonder Muis/)
  await press(page, "Enter")
  await page.waitForURL("**/account")
  await tabTo(page, /^Verwijder mijn account …$/)
  await press(page, "Enter")
  await tabTo(page, /^Ik weet dat dit niet terug/)
  await press(page, "Space")
  await tabTo(page, /^Verwijder mijn account$/)
  await goOn(page, "Enter", /\/signin/)
  await page.getByText("Je account is verwijderd.").waitFor()
})
