import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { ask } from "../testing/ask.ts"
import { askForAccount, openMailedLink, signUp } from "../testing/sign-up.ts"
import { people, test } from "../testing/test.ts"
import { violationsInAllLooks } from "../testing/violations.ts"

const manager = "ilse@fdm.example"
const refused = /status of 40[01]/
const someone = () => `${crypto.randomUUID().slice(0, 8)}@nieuw.example`

/** Signs in by a link in a mail. */
async function signInByLink(page: Page, email: string): Promise<void> {
  await page.goto("/signin")
  await page.getByRole("textbox", { name: "E-mailadres" }).last().fill(email)
  await page.getByRole("button", { name: "Mail mij een link" }).click()
  await page.getByText("Hier wordt geen mail verstuurd").waitFor()
  await openMailedLink(page, email)
}

async function newTicketFor(agent: Page, email: string, body: string): Promise<string> {
  await agent.goto("/admin/support/new")
  await agent.getByLabel("E-mailadres van de vrager").fill(email)
  await agent.getByLabel("Naam van de vrager").fill("Truus van Bellen")
  await agent.getByLabel("Vraag", { exact: true }).fill(body)
  await agent.getByRole("button", { name: "Ticket aanmaken" }).click()
  await agent.waitForURL(/\/admin\/support\/tic_/)
  return new URL(agent.url()).pathname
}

describe("a question that an agent writes down", () => {
  test("is found by the caller after signing in by a link, and not by whoever signs up with the address", async ({
    visit,
  }) => {
    const agent = await visit({ as: people.agent })
    const email = someone()
    const path = await newTicketFor(agent, email, "Belde: de kaart is leeg sinds gisteren.")
    await agent.getByRole("article", { name: "Bericht van Truus van Bellen" }).waitFor()
    await agent.getByText("Ana Kramer maakte dit ticket aan voor de vrager").waitFor({ state: "attached" })

    const rival = await visit()
    await askForAccount(rival, "Iemand anders", email)
    await rival.goto("/support")
    expect(new URL(rival.url()).pathname).toBe("/signin")

    const caller = await visit()
    await signInByLink(caller, email)
    await caller.goto("/support")
    await caller.getByRole("link", { name: /Belde: de kaart is leeg/ }).click()
    await caller.waitForURL(`**${path.replace("/admin", "")}`)
    await caller.getByRole("article").getByText("Belde: de kaart is leeg sinds gisteren.").waitFor()
  })

  test("keeps what was typed and says what is off, without scripts too", async ({ visit }) => {
    for (const javaScriptEnabled of [true, false]) {
      const agent = await visit({ as: people.agent, javaScriptEnabled, mayComplain: /status of 400/ })
      await agent.goto("/admin/support/new")
      await agent.getByLabel("E-mailadres van de vrager").fill("geen adres")
      await agent.getByLabel("Onderwerp").fill("Kaart leeg")
      await agent.getByRole("button", { name: "Ticket aanmaken" }).click()
      await agent.getByText("Vul een e-mailadres in").waitFor()
      await agent.getByText("Schrijf de vraag op.").waitFor()
      expect(await agent.getByLabel("Onderwerp").inputValue()).toBe("Kaart leeg")
      await agent.getByLabel("E-mailadres van de vrager").fill(someone())
      await agent.getByLabel("Vraag", { exact: true }).fill("De kaart blijft leeg.")
      await agent.getByRole("button", { name: "Ticket aanmaken" }).click()
      await agent.getByRole("heading", { name: "Kaart leeg" }).first().waitFor()
    }
  })

  test("is no requester's to write", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    const form = { email: someone(), body: "Ik doe alsof" }
    expect((await farmer.request.post("/admin/support/new", { form, maxRedirects: 0 })).status()).toBe(403)
  })
})

describe("an account", () => {
  test("shows who one is, takes another name, and gives everything as a file", async ({ visit }) => {
    const page = await visit()
    await signUp(page, "Nieuwe Boer", someone())
    await ask(page, "Wat weten jullie van mij?")
    await page.getByRole("link", { name: /Nieuwe Boer/ }).click()
    await page.getByRole("heading", { name: "Mijn account" }).waitFor()
    await page.getByLabel("Naam").fill("Nieuwere Boer")
    await page.getByRole("button", { name: "Opslaan" }).click()
    await page.getByRole("link", { name: /Nieuwere Boer/ }).waitFor()

    const download = page.waitForEvent("download")
    await page.getByRole("link", { name: "Download mijn gegevens" }).click()
    expect((await download).suggestedFilename()).toBe("fdm-helpdesk.json")
    const all = await (await page.request.get("/account/data")).json()
    expect(all).toMatchObject({
      person: { name: "Nieuwere Boer" },
      tickets: [{ subject: "Wat weten jullie van mij?" }],
    })
  })

  test("that is deleted takes what its owner wrote along, and ends every session", async ({ visit }) => {
    const page = await visit({ mayComplain: refused })
    const email = someone()
    await signUp(page, "Zwanet Vogelzang", email)
    const path = await ask(page, "Mijn kievitsnest ligt op Kwikstaartveld.")
    const agent = await visit({ as: people.agent })
    await agent.goto(`/admin${path}`)
    await agent.getByRole("textbox", { name: "Bericht" }).fill("Beste Zwanet Vogelzang, we kijken ernaar.")
    await agent
      .getByRole("button", { name: /^Versturen/ })
      .first()
      .click()
    await agent.getByRole("article", { name: "Bericht van Ana Kramer" }).waitFor()
    const elsewhere = await visit({ mayComplain: refused })
    await elsewhere.request.post("/signin", { form: { email, password: demoPassword, to: "/" }, maxRedirects: 0 })
    await elsewhere.goto(path)

    await page.goto("/account")
    await page.getByText("Verwijder mijn account …").click()
    await page.getByRole("button", { name: "Verwijder mijn account" }).click()
    await page.getByText("Zet eerst een vinkje").waitFor()
    await page.getByLabel("Ik weet dat dit niet terug te draaien is").check()
    await page.getByRole("button", { name: "Verwijder mijn account" }).click()
    await page.getByText("Je account is verwijderd.").waitFor()

    await elsewhere.goto("/support")
    expect(new URL(elsewhere.url()).pathname).toBe("/signin")
    const late = await elsewhere.request.post(`${path}/reply`, { form: { body: "Nog iets" }, maxRedirects: 0 })
    expect(late.status()).toBe(401)
    const again = await page.request.post("/signin", {
      form: { email, password: demoPassword, to: "/" },
      maxRedirects: 0,
    })
    expect(again.status()).toBe(401)

    await agent.goto(`/admin${path}`)
    await agent.getByRole("heading", { name: "Gewiste vraag" }).first().waitFor()
    await agent.getByText("De gegevens van de vrager zijn gewist").waitFor({ state: "attached" })
    await agent.getByRole("article").getByText("Beste […], we kijken ernaar.").waitFor()
    const shown = await agent.content()
    for (const trace of ["Zwanet", "Vogelzang", "Kwikstaart", email]) expect(shown).not.toContain(trace)
  })

  test("of the last administrator stays, with the reason", async ({ visit }) => {
    const admin = await visit({ as: "daan@fdm.example", javaScriptEnabled: false, mayComplain: /status of 409/ })
    await admin.goto("/account")
    await admin.getByText("Verwijder mijn account …").click()
    await admin.getByLabel("Ik weet dat dit niet terug te draaien is").check()
    await admin.getByRole("button", { name: "Verwijder mijn account" }).click()
    await admin.getByText("Je bent de laatste beheerder van de helpdesk.").waitFor()
    await admin.goto("/admin/support")
    expect(new URL(admin.url()).pathname).toBe("/admin/support")
  })
})

describe("a person at the desk", () => {
  test("is exported and anonymised by a manager, and shown without that to an agent", async ({ visit }) => {
    const agent = await visit({ as: people.agent, mayComplain: /status of 403/ })
    const email = someone()
    await newTicketFor(agent, email, "Belde over het weiland.")
    await agent.getByRole("link", { name: "Truus van Bellen", exact: true }).click()
    await agent.getByRole("heading", { name: "Truus van Bellen" }).waitFor()
    await agent.getByText("Nee. Wie met dit adres inlogt").waitFor()
    expect(await agent.getByText("Persoon anonimiseren").count()).toBe(0)
    const path = new URL(agent.url()).pathname
    expect((await agent.request.get(`${path}/data`)).status()).toBe(403)
    const form = { sure: "yes" }
    expect((await agent.request.post(`${path}/anonymize`, { form, maxRedirects: 0 })).status()).toBe(403)

    const lead = await visit({ as: manager, mayComplain: /status of 400/ })
    await lead.goto(path)
    expect(await (await lead.request.get(`${path}/data`)).json()).toMatchObject({ person: { email } })
    await lead.getByText("Persoon anonimiseren …").click()
    await lead.getByRole("button", { name: "Persoon anonimiseren" }).click()
    await lead.getByText("Zet eerst een vinkje").waitFor()
    await lead.getByLabel("Ik weet dat dit niet terug te draaien is").check()
    await lead.getByRole("button", { name: "Persoon anonimiseren" }).click()
    await lead.getByText("De gegevens van deze persoon zijn gewist.").waitFor()
    await lead.getByRole("heading", { name: "Anoniem" }).waitFor()
    await lead.getByRole("link", { name: /Gewiste vraag/ }).waitFor()
    expect(await lead.content()).not.toContain("Truus")
  })

  test("that an address names and that is none leads nowhere", async ({ visit }) => {
    const agent = await visit({ as: people.agent, mayComplain: /status of 404/ })
    for (const id of ["con_nope", "tic_01kxxxxxxxxxxxxxxxxxxxxxxx", "con_01kxxxxxxxxxxxxxxxxxxxxxxx"])
      expect((await agent.goto(`/admin/support/people/${id}`))?.status()).toBe(404)
  })
})

test.for(["/account", "/admin/support/new", "person"])("%s can be used by everybody", async (where, { visit }) => {
  const page = await visit({ as: manager })
  if (where === "person") await page.goto(await aPersonsPage(page))
  else await page.goto(where)
  const form = page.locator("main summary", { hasText: "…" })
  if (await form.count()) await form.click()
  expect(await violationsInAllLooks(page)).toEqual([])
})

async function aPersonsPage(page: Page): Promise<string> {
  await page.goto("/admin/support?view=all")
  await page.goto((await page.locator("main a[href*=tic_]").first().getAttribute("href")) ?? "")
  return (await page.locator("a[href*='/people/']").first().getAttribute("href")) ?? ""
}
