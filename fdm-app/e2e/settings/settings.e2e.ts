import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { manager, row, settings, test } from "../testing/own-desk.ts"
import { people } from "../testing/test.ts"
import { violationsOn } from "../testing/violations.ts"

const { agent, colleague: lead } = people
const wrong = /status of 4(00|09)/
const forbidden = /status of 403/

describe("tags", () => {
  test("are made, refused when the name is taken, changed, and deleted after a look at what that does", async ({
    come,
  }) => {
    const page = await come({ as: lead, mayComplain: wrong })
    await page.goto(settings)
    const form = page.locator("form[action*='/create']")
    await form.getByLabel("Naam").fill("Percelen")
    await form.getByRole("button", { name: "Label maken" }).click()
    await form.getByText("Er is al een label met deze naam.").waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true")
    await form.getByLabel("Naam").fill("subsidie")
    await form.getByRole("radio", { name: "Paars" }).check({ force: true })
    await form.getByRole("button", { name: "Label maken" }).click()

    await row(page, "subsidie").getByText("Nog niet gebruikt").waitFor()
    await expect.poll(() => form.getByLabel("Naam").inputValue()).toBe("")
    await row(page, "subsidie").locator("summary").first().click()
    await row(page, "subsidie").getByLabel("Naam").fill("subsidies")
    await row(page, "subsidie").getByRole("button", { name: "Opslaan" }).click()
    await row(page, "subsidies").getByText("Opgeslagen").waitFor()

    await row(page, "percelen").locator("summary").first().click()
    await row(page, "percelen").getByText("Verwijderen", { exact: true }).click()
    await row(page, "percelen")
      .getByText(/Het label gaat van \d+ tickets af/)
      .waitFor()
    await page.getByRole("button", { name: "Ja, verwijder ‘percelen’" }).click()
    await expect.poll(() => row(page, "percelen").count()).toBe(0)
  })

  test("are made by keyboard alone", async ({ come }) => {
    const page = await come({ as: lead })
    await page.goto(`${settings}/tags`)
    await page.locator("form[action*='/create']").getByLabel("Naam").focus()
    await page.keyboard.type("toetsenbord")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await row(page, "toetsenbord").waitFor()
    await row(page, "toetsenbord").locator("summary").first().focus()
    await page.keyboard.press("Enter")
    expect(await row(page, "toetsenbord").getByRole("radio", { name: "Rood" }).isChecked()).toBe(true)
  })

  test("work without scripts too", async ({ come }) => {
    const page = await come({ as: lead, javaScriptEnabled: false, mayComplain: wrong })
    await page.goto(`${settings}/tags`)
    const form = page.locator("form[action*='/create']")
    await form.getByRole("button", { name: "Label maken" }).click()
    await form.getByText("Geef het label een naam van hoogstens 50 tekens.").waitFor()
    await form.getByLabel("Naam").fill("zonder script")
    await form.getByRole("button", { name: "Label maken" }).click()
    await page.getByText("Label gemaakt.").waitFor()
    await row(page, "zonder script").locator("summary").first().click()
    await row(page, "zonder script").getByText("Verwijderen", { exact: true }).click()
    await page.getByRole("button", { name: "Ja, verwijder ‘zonder script’" }).click()
    await page.getByText("Label verwijderd.").waitFor()
  })
})

test("a saved reply is written with variables, shown as the customer reads it, and shared by those who lead", async ({
  come,
}) => {
  const page = await come({ as: lead, mayComplain: wrong })
  await page.goto(`${settings}/replies`)
  await page.getByRole("link", { name: "Nieuw standaardantwoord" }).click()
  await page.getByLabel("Titel").fill("Welkom")
  await page.getByLabel("Tekst").fill("Hallo {{klant}}")
  await page.getByRole("button", { name: "Opslaan" }).click()
  await page.getByText("Deze variabelen bestaan niet: {{klant}}.").waitFor()
  await page.getByLabel("Tekst").fill("Hallo ")
  await page.getByRole("button", { name: "Naam van de klant" }).click()
  await page.getByText("Hallo Jan 't Hart").waitFor()
  await page.getByRole("radio", { name: "Voor iedereen" }).check()
  await page.getByRole("button", { name: "Opslaan" }).click()
  await page.getByText("Standaardantwoord opgeslagen.").first().waitFor()

  const ana = await come({ as: agent })
  await ana.goto(`${settings}/replies`)
  await ana.getByRole("link", { name: "Welkom" }).click()
  await ana.getByText("Hallo {{customer_name}}").waitFor()
  expect(await ana.getByRole("button", { name: "Opslaan" }).count()).toBe(0)

  await page.getByRole("link", { name: "Welkom" }).click()
  await page.getByText("Verwijderen", { exact: true }).click()
  await page.getByRole("button", { name: "Ja, verwijder dit antwoord" }).click()
  await page.getByText("Standaardantwoord verwijderd.").first().waitFor()
})

const seen = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first()

test("a workflow's words change everywhere at once; another one asks where tickets go", async ({ come }) => {
  const page = await come({ as: manager, mayComplain: wrong })
  await page.goto(`${settings}/workflow`)
  const first = page.getByRole("list", { name: "Statussen en stappen" }).getByRole("listitem").first()
  await first.locator("summary").click()
  await first.getByLabel("Naam (Nederlands)").fill("")
  await page.getByRole("button", { name: "Opslaan" }).click()
  await first.getByText("Vul een tekst van hoogstens 300 tekens in.").waitFor()
  await first.getByLabel("Naam (Nederlands)").fill("Vers binnen")
  await page.getByRole("button", { name: "Opslaan" }).click()
  await page.getByRole("heading", { name: /Eigen werkwijze/ }).waitFor()
  const other = await come({ as: agent })
  await other.goto("/admin/support?view=unassigned")
  await other.locator("main a[href*=tic_]").first().click()
  await seen(other, "Vers binnen").waitFor()

  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "ITIL" }) })
  await card.getByRole("button", { name: "Deze werkwijze gebruiken" }).click()
  await card.getByRole("alert").getByText("Waar gaan deze tickets heen?").waitFor()
  await card.getByLabel(/tickets op ‘Vers binnen’/).selectOption({ label: "Nieuw" })
  await card.getByLabel(/tickets op ‘Wacht op klant’/).selectOption({ label: "Wacht op informatie" })
  await card.getByRole("button", { name: "Deze werkwijze gebruiken" }).click()
  await page.getByRole("heading", { name: /ITIL\s*In gebruik/ }).waitFor()
  await other.goto("/admin/support?view=waiting")
  await other.locator("main a[href*=tic_]").first().click()
  await seen(other, "Wacht op informatie").waitFor()
})

describe("the look of the desk", () => {
  const accentOf = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"))

  test("shows at once, for everybody, and goes back", async ({ come }) => {
    const page = await come({ as: manager, mayComplain: wrong })
    await page.goto(`${settings}/general`)
    const before = await accentOf(page)
    await page.getByRole("radio", { name: "Eigen kleur" }).check()
    await page.locator("input[name=accentColor]").fill("#1d4ed8")
    await page.getByLabel("Hoeken").selectOption({ label: "Recht" })
    await page.getByLabel("Adres van het logo").fill("javascript:alert(1)")
    await page.getByRole("button", { name: "Opslaan" }).click()
    await page.getByText("Vul een adres in dat met https:// of / begint.").waitFor()
    await page.getByLabel("Adres van het logo").fill("/icon.svg")
    await page.getByRole("button", { name: "Opslaan" }).click()
    await page.getByText("Opgeslagen", { exact: true }).waitFor()
    await expect.poll(() => accentOf(page)).toContain("#1d4ed8")

    const somebody = await come({ as: people.farmer })
    await somebody.goto("/support")
    expect(await accentOf(somebody)).toContain("#1d4ed8")
    expect(await somebody.locator("aside img[src='/icon.svg']").count()).toBe(1)

    await page.getByRole("radio", { name: "Groen van FDM" }).check()
    await page.getByRole("button", { name: "Opslaan" }).click()
    await expect.poll(() => accentOf(page)).toBe(before)
  })

  test.for(["#ffe600", "#000000", "#e11d48"])(
    "with the accent %s everything can be read in both themes",
    async (accent, { come }) => {
      const page = await come({ as: manager })
      const form = {
        name: "FDM",
        mailFrom: "a@fdm.example",
        defaultLocale: "nl",
        undoSeconds: "10",
        logoUrl: "",
        radius: "",
      }
      await page.request.post(`${settings}/general/save`, { form: { ...form, accent: "own", accentColor: accent } })
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme })
        for (const path of ["/admin/support", `${settings}/general`, "/support/new"]) {
          await page.goto(path)
          expect(await violationsOn(page, { only: ["color-contrast"] })).toEqual([])
        }
      }
      await page.request.post(`${settings}/general/save`, { form: { ...form, accent: "host", accentColor: accent } })
    },
  )
})

test("an agent may look at all of it and change none of it, whatever they post", async ({ come }) => {
  const page = await come({ as: agent, mayComplain: forbidden })
  for (const path of ["general", "tags", "agents", "workflow"]) {
    await page.goto(`${settings}/${path}`)
    await page.getByText(/kunnen dit wijzigen\./).waitFor()
    expect(await page.locator("main form").count()).toBe(0)
  }
  const posts: [string, Record<string, string>][] = [
    ["general/save", { name: "Gekraakt" }],
    ["tags/create", { name: "gekraakt", color: "#000000" }],
    ["agents/register", { email: people.farmer, role: "admin" }],
    ["agents/grant", { email: people.farmer, role: "admin" }],
    ["workflow/choose", { preset: "fdm" }],
  ]
  for (const [path, form] of posts)
    expect([path, (await page.request.post(`${settings}/${path}`, { form, maxRedirects: 0 })).status()]).toEqual([
      path,
      403,
    ])
})
