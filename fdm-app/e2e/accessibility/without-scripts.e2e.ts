import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { chosen } from "../testing/field.ts"
import { people, signIn, test } from "../testing/test.ts"

/** Everything that requesters do, and what agents do most, works in a browser that runs no script. */
const javaScriptEnabled = false

test("a requester asks, corrects a mistake, answers, closes and reopens", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, javaScriptEnabled, mayComplain: /status of 400/ })
  await farmer.goto("/support/new")
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByText("Schrijf je vraag in dit veld.").waitFor()
  expect(await farmer.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("body")

  await farmer.getByLabel("Waarmee kunnen we helpen?").fill("Mijn mestvoorraad klopt niet.")
  await farmer.getByLabel("Over welk bedrijf gaat het?").selectOption({ label: "Niet over een bedrijf" })
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()

  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  await farmer.getByText("Schrijf eerst een reactie.").waitFor()
  await farmer.getByLabel("Je reactie").fill("Het gaat om de varkensmest.")
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  await farmer.getByText("Je reactie is verstuurd.").waitFor()
  expect(await farmer.getByRole("article").count()).toBe(2)

  await farmer.getByRole("button", { name: "Mijn vraag is beantwoord" }).click()
  await farmer.getByText("Fijn dat het is opgelost. Je vraag is gesloten.").waitFor()
  await farmer.getByRole("button", { name: "Vraag heropenen" }).click()
  await farmer.getByText("Je vraag is weer open.").waitFor()
})

test("a question that is refused stays in its field, with the farm that was chosen", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, javaScriptEnabled, mayComplain: /status of 413/ })
  await farmer.goto("/support/new")
  const text = "a".repeat(250_001)
  await farmer.getByLabel("Waarmee kunnen we helpen?").fill(text)
  await farmer.getByLabel("Over welk bedrijf gaat het?").selectOption({ label: "Niet over een bedrijf" })
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByText(/Een bericht mag hoogstens zo.n 250.000 tekens lang zijn/).waitFor()
  expect(await farmer.getByLabel("Waarmee kunnen we helpen?").inputValue()).toBe(text)
  expect(await farmer.getByLabel("Over welk bedrijf gaat het?").inputValue()).toBe("")
})

test("an agent takes a ticket, writes a note and a reply, and what was typed survives an error", async ({ visit }) => {
  const agent = await visit({ as: people.agent, javaScriptEnabled, mayComplain: /status of 400/ })
  await agent.goto("/admin/support?view=unassigned")
  await agent
    .getByRole("list", { name: /Niet toegewezen/ })
    .getByRole("link")
    .last()
    .click()
  await agent.getByRole("button", { name: "Aan mij toewijzen" }).click()
  await agent.getByText("Behandelaar gewijzigd.").waitFor()

  await agent.getByRole("radio", { name: "Interne notitie" }).check({ force: true })
  await agent.getByRole("button", { name: "Notitie toevoegen" }).click()
  await agent.getByText("Schrijf eerst een bericht.").waitFor()
  expect(await agent.getByRole("radio", { name: "Interne notitie" }).isChecked()).toBe(true)
  await agent.getByRole("textbox", { name: "Bericht" }).fill("Eerst even navragen.")
  await agent.getByRole("button", { name: "Notitie toevoegen" }).click()
  await agent
    .getByRole("article", { name: /Interne notitie/ })
    .getByText("Eerst even navragen.")
    .waitFor()

  await agent.getByRole("textbox", { name: "Bericht" }).fill("We kijken ernaar.")
  await agent.getByRole("button", { name: "Versturen en oplossen" }).click()
  await agent
    .getByRole("article", { name: /Bericht van Ana Kramer/ })
    .getByText("We kijken ernaar.")
    .waitFor()
  expect(await chosen(agent, "Status")).toBe("Opgelost")
  expect(agent.url()).toContain("view=unassigned")
})

describe("what was written while the session ended", () => {
  /** Posts the form without a session, signs in beside the page that tells so, and sends what that page holds. */
  async function sendTwice(page: Page, email: string, button: string, text: string) {
    await page.context().clearCookies()
    await page.getByRole("button", { name: button }).click()
    await page.getByRole("heading", { name: "Je bent niet ingelogd" }).waitFor()
    expect(await page.getByLabel("Wat je schreef").inputValue()).toBe(text)

    await page.getByRole("button", { name: "Nog eens versturen" }).click()
    expect(await page.getByLabel("Wat je schreef").inputValue()).toBe(text)
    const [beside] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: "Inloggen in een nieuw tabblad" }).click(),
    ])
    await signIn(beside, email)
    await page.getByRole("button", { name: "Nog eens versturen" }).click()
  }

  const text = 'Regel één\n\n<b>"twee"</b> & meer'

  test("of a requester is on the page that says so, and is sent from there", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer, javaScriptEnabled, mayComplain: /status of 401/ })
    await farmer.goto("/support/new")
    await farmer.getByLabel("Waarmee kunnen we helpen?").fill(text)
    const farm = await farmer.getByLabel("Over welk bedrijf gaat het?").locator("option:checked").textContent()
    await sendTwice(farmer, people.farmer, "Vraag versturen", text)
    await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
    expect(await farmer.getByRole("article").textContent()).toContain('<b>"twee"</b> & meer')
    await farmer
      .locator("main header")
      .getByText(farm ?? "")
      .waitFor()

    await farmer.getByLabel("Je reactie").fill(text)
    await sendTwice(farmer, people.farmer, "Reactie versturen", text)
    await farmer.getByText("Je reactie is verstuurd.").waitFor()
    expect(await farmer.getByRole("article").count()).toBe(2)
  })

  test("of an agent too, and a note stays a note", async ({ visit }) => {
    const agent = await visit({ as: people.agent, javaScriptEnabled, mayComplain: /status of 401/ })
    await agent.goto("/admin/support?view=mine")
    await agent.locator("main a[href*=tic_]").first().click()
    await agent.getByRole("radio", { name: "Interne notitie" }).check({ force: true })
    await agent.getByRole("textbox", { name: "Bericht" }).fill("Niet voor de vrager bestemd.")
    await sendTwice(agent, people.agent, "Notitie toevoegen", "Niet voor de vrager bestemd.")
    await agent
      .getByRole("article", { name: /Interne notitie/ })
      .getByText("Niet voor de vrager bestemd.")
      .waitFor()
  })
})
