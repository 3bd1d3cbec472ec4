import type { Page } from "playwright"
import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import {
  backTo,
  expectFocus,
  focusedName,
  openForKeys,
  press,
  tabTo,
  typeAt,
  untilAlive,
  untilOpen,
} from "../testing/by-keyboard.ts"
import { manager } from "../testing/own-desk.ts"
import { people, test, type Visit } from "../testing/test.ts"

type Visitor = (options: Visit) => Promise<Page>

/** The path of a question that somebody just asked and left. */
async function asked(visit: Visitor, text: string): Promise<string> {
  const farmer = await visit({ as: people.farmer })
  const path = await ask(farmer, text)
  await farmer.goto("/farms")
  return `/admin${path}`
}

const body = (page: Page) => page.getByRole("textbox", { name: "Bericht", exact: true })

/** Writes by `r` or `n`, and sends by the button that says so. */
async function write(page: Page, key: "r" | "n", text: string): Promise<void> {
  await press(page, key)
  await page.keyboard.type(text)
  await tabTo(page, key === "n" ? /^Notitie toevoegen$/ : /^Versturen$/)
  await press(page, "Enter")
  await page.getByRole("article").getByText(text).waitFor()
  await expectFocus(page)
}

test("a note calls a colleague, is edited, shows its history, and is deleted after a question", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, await asked(visit, "Waarom is de kaart leeg?"))
  await press(agent, "n")
  await agent.keyboard.type("@il")
  await agent.getByRole("option", { name: "Ilse de Groot" }).waitFor()
  await press(agent, "ArrowDown", "ArrowUp", "Enter")
  await agent.keyboard.type("kijk je mee?")
  expect(await body(agent).inputValue()).toBe("@Ilse de Groot kijk je mee?")
  await tabTo(agent, /^Notitie toevoegen$/)
  await press(agent, "Enter")
  const note = agent.getByRole("article", { name: /^Interne notitie/ })
  await note.getByText("kijk je mee?").waitFor()
  await expectFocus(agent)

  await backTo(agent, /^Bericht bewerken$/)
  await press(agent, "Enter")
  await agent.keyboard.type(" Graag vandaag.")
  await tabTo(agent, /^Opslaan$/)
  await press(agent, "Enter")
  await note.getByText("Graag vandaag.").waitFor()
  await expectFocus(agent, /^Bericht bewerken$/)

  await backTo(agent, /^bewerkt$/)
  await press(agent, "Enter")
  await note.getByText(/Tot .*, gewijzigd door Ana Kramer/).waitFor()
  await expectFocus(agent)
  await tabTo(agent, /^Sluiten$/)
  await press(agent, "Enter")
  await expect.poll(() => note.getByText("gewijzigd door", { exact: false }).count()).toBe(0)
  await expectFocus(agent, /^bewerkt$/)

  await tabTo(agent, /^Bericht verwijderen$/)
  await press(agent, "Enter")
  await expectFocus(agent, /^Voorgoed verwijderen$/)
  await press(agent, "Escape")
  await expectFocus(agent, /^Bericht verwijderen$/)
  await press(agent, "Enter")
  await expectFocus(agent, /^Voorgoed verwijderen$/)
  await press(agent, "Enter")
  await note.getByText("Deze notitie is verwijderd").waitFor()
  await expectFocus(agent)
  await expect.poll(() => note.evaluate((element) => element === document.activeElement)).toBe(true)
})

test("a team lead makes a number unreadable", async ({ visit }) => {
  const lead = await visit({ as: people.colleague })
  await openForKeys(lead, await asked(visit, "Mijn BSN is 123456782, klopt dat?"))
  await press(lead, "r")
  await backTo(lead, /^Tekst onleesbaar maken$/)
  await press(lead, "Enter")
  await expectFocus(lead, /^Wat moet onleesbaar worden/)
  await lead.keyboard.type("123456782")
  await tabTo(lead, /^Voorgoed onleesbaar maken$/)
  await press(lead, "Enter")
  await lead.getByText("Mijn BSN is […], klopt dat?").first().waitFor()
  await expectFocus(lead, /^Tekst onleesbaar maken$/)
})

test("a reply is taken back right after it was sent", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, await asked(visit, "Mag dit perceel bij een ander?"))
  await write(agent, "r", "Ja, dat mag altijd.")
  await agent.getByRole("button", { name: "Ongedaan maken" }).waitFor()
  await backTo(agent, /^Ongedaan maken$/)
  await press(agent, "Enter")
  await expect.poll(() => body(agent).inputValue()).toBe("Ja, dat mag altijd.")
  await expectFocus(agent, /^Bericht$/)
})

test("who is told that a colleague answered sends all the same", async ({ visit }) => {
  const path = await asked(visit, "Wie antwoordt er het eerst?")
  const ana = await visit({ as: people.agent })
  // What the router says of a reading that a form overtook: nobody waits for it any more.
  const mehmet = await visit({ as: people.colleague })
  for (const agent of [ana, mehmet]) await openForKeys(agent, path)
  await press(mehmet, "r")
  await mehmet.keyboard.type("Mijn antwoord.")
  await write(ana, "r", "Ana was eerst.")

  const banner = mehmet.getByRole("alert").filter({ hasText: "Ana Kramer antwoordde" })
  await banner.waitFor()
  expect(await focusedName(mehmet)).toBe("Bericht")
  await backTo(mehmet, /^Toch versturen$/)
  await press(mehmet, "Enter")
  await mehmet.getByRole("article").getByText("Mijn antwoord.").waitFor()
  await banner.waitFor({ state: "detached" })
  await expectFocus(mehmet, /^Bericht$/)
})

test("a question of somebody on the telephone is written down", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, "/admin/support?view=mine")
  await press(agent, "n")
  await agent.waitForURL("**/admin/support/new")
  await typeAt(agent, /^E-mailadres van de vrager$/, `${crypto.randomUUID().slice(0, 8)}@nieuw.example`)
  await typeAt(agent, /^Naam van de vrager$/, "Truus van Bellen")
  await typeAt(agent, /^Vraag$/, "Belde: de kaart is leeg.")
  await tabTo(agent, /^Ticket aanmaken$/)
  await press(agent, "Enter")
  await untilOpen(agent)
  await agent.getByRole("article", { name: "Bericht van Truus van Bellen" }).waitFor()
  await expectFocus(agent)
})

test("a colleague joins a ticket and leaves it, and the subject is put better", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, await asked(visit, "Vraagje"))
  await press(agent, "r")
  await tabTo(agent, /^Collega erbij zetten$/)
  await press(agent, "Enter")
  await agent.keyboard.type("ilse")
  await press(agent, "ArrowDown", "Enter")
  const beside = agent.getByRole("list", { name: "Ook erbij" })
  await beside.getByText("Ilse de Groot").waitFor()
  await expectFocus(agent, /Ilse de Groot/)
  await press(agent, "Escape")
  await expectFocus(agent, /^Collega erbij zetten$/)
  await backTo(agent, /^Ilse de Groot eraf halen$/)
  await press(agent, "Enter")
  await expect.poll(() => beside.count()).toBe(0)
  await expectFocus(agent, /^Collega erbij zetten$/)

  await press(agent, "r")
  await backTo(agent, /^Onderwerp wijzigen$/)
  await press(agent, "Enter")
  await agent.keyboard.type("Kaart blijft leeg na inloggen")
  await press(agent, "Enter")
  await agent.getByRole("heading", { name: "Kaart blijft leeg na inloggen" }).first().waitFor()
  await expectFocus(agent, /^Onderwerp wijzigen$/)
})

test("a manager comes from a ticket to the person who asked, and takes out what is kept about them", async ({
  visit,
}) => {
  const lead = await visit({ as: manager })
  await openForKeys(lead, await asked(visit, "Wat weten jullie van mij?"))
  await press(lead, "r")
  await tabTo(lead, /^Jan 't Hart$/)
  await press(lead, "Enter")
  await lead.waitForURL("**/admin/support/people/con_*")
  await expectFocus(lead)
  await tabTo(lead, /^Gegevens exporteren$/)
  const download = lead.waitForEvent("download")
  await press(lead, "Enter")
  expect((await download).suggestedFilename()).toMatch(/\.json$/)
})

test("a manager erases somebody who never had an account", async ({ visit }) => {
  const lead = await visit({ as: manager })
  await openForKeys(lead, "/admin/support/new")
  await typeAt(lead, /^E-mailadres van de vrager$/, `${crypto.randomUUID()}@nieuw.example`)
  await typeAt(lead, /^Naam van de vrager$/, "Truus van Bellen")
  await typeAt(lead, /^Vraag$/, "Belde over het weiland.")
  await tabTo(lead, /^Ticket aanmaken$/)
  await press(lead, "Enter")
  await untilOpen(lead)
  await press(lead, "r")
  await tabTo(lead, /^Truus van Bellen$/)
  await press(lead, "Enter")
  await lead.waitForURL("**/admin/support/people/con_*")
  await tabTo(lead, /^Persoon anonimiseren …$/)
  await press(lead, "Enter")
  await tabTo(lead, /^Ik weet dat dit niet terug/)
  await press(lead, "Space")
  await tabTo(lead, /^Persoon anonimiseren$/)
  await press(lead, "Enter")
  await lead.getByText("De gegevens van deze persoon zijn gewist.").waitFor()
  await lead.getByRole("heading", { name: "Anoniem" }).waitFor()
  // A page of its own, which begins at its top.
  await untilAlive(lead)
  await tabTo(lead, /^Naar de inbox$/)
})

test("a list is saved as a file", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await openForKeys(agent, "/admin/support?view=waiting")
  await tabTo(agent, /^Exporteren$/)
  await press(agent, "Enter")
  await agent.getByRole("dialog", { name: "Exporteren" }).waitFor()
  await expectFocus(agent)
  await press(agent, "ArrowDown")
  await tabTo(agent, /^Exporteren$/)
  const download = agent.waitForEvent("download")
  await press(agent, "Enter")
  expect((await download).suggestedFilename()).toMatch(/^berichten-.*\.csv$/)
})
