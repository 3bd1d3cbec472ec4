import { expect } from "vitest"
import { chosen } from "./field.ts"
import { people, test } from "./test.ts"

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
  await farmer.getByText(/Een bericht kan ongeveer 250.000 tekens lang zijn/).waitFor()
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
