import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { keptMails } from "../testing/kept-mails.ts"
import { askForAccount, openMailedLink, signUp } from "../testing/sign-up.ts"
import { test } from "../testing/test.ts"
import { violationsOn } from "../testing/violations.ts"

const someone = () => `${crypto.randomUUID()}@nieuw.example`
const next = "een-nieuw-wachtwoord"
const done = "Je wachtwoord is gewijzigd. Op andere apparaten ben je uitgelogd."
const signIn = (page: Page, email: string, password: string) =>
  page.request.post("/signin", { form: { email, password, to: "/" }, maxRedirects: 0 })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"))

/** Axe needs scripts to look at a page; without them it is the same one. */
async function expectNoViolations(page: Page, hasScripts: boolean): Promise<void> {
  if (!hasScripts) return
  expect(await violationsOn(page)).toEqual([])
}

describe.for([true, false])("a password, with scripts: %s", (javaScriptEnabled) => {
  const refused = /status of 4(00|01|29)/

  test("is changed with the current one: what is off stands at its field, others are signed out, a mail tells", async ({
    visit,
  }) => {
    const page = await visit({ javaScriptEnabled, mayComplain: refused })
    const email = someone()
    await signUp(page, "Verandert haar wachtwoord", email)
    const other = await visit()
    expect((await signIn(other, email, demoPassword)).status()).toBe(303)
    await page.goto("/account")
    // She came by a link, and could choose one without the current; whoever signs in with it can't.
    await page.getByText("je huidige wachtwoord is niet nodig").waitFor()
    await page.request.post("/signout", { form: { to: "/" }, maxRedirects: 0 })
    expect((await signIn(page, email, demoPassword)).status()).toBe(303)
    await page.goto("/account")

    const change = page.getByRole("button", { name: "Wachtwoord wijzigen" })
    await change.click()
    await page.getByText("Vul je huidige wachtwoord in.").waitFor()
    await page.getByText("Kies een wachtwoord van 8 tot 128 tekens.").waitFor()
    await expect.poll(() => focused(page)).toBe("currentPassword")
    await expectNoViolations(page, javaScriptEnabled)
    await page.getByLabel("Huidig wachtwoord").fill("geraden")
    await page.getByLabel("Nieuw wachtwoord").fill(next)
    await change.click()
    await page.getByText("Dit is niet je huidige wachtwoord.").waitFor()
    expect(await page.content()).not.toContain(next)
    await page.getByLabel("Huidig wachtwoord").fill(demoPassword)
    await page.getByLabel("Nieuw wachtwoord").fill(next)
    await change.click()
    await page.getByText(done).waitFor()

    expect((await other.request.get("/account", { maxRedirects: 0 })).status()).toBe(302)
    await page.goto("/farms")
    await page.getByRole("heading", { name: "Mijn bedrijven" }).waitFor()
    expect((await signIn(await visit(), email, demoPassword)).status()).toBe(401)
    expect((await signIn(await visit(), email, next)).status()).toBe(303)
    const told = async () => (await keptMails()).find(({ to }) => to === email)
    await expect.poll(async () => (await told())?.subject).toBe("Je wachtwoord is gewijzigd")
    expect((await told())?.text).toContain("/signin?to=/account")
  })

  test("that somebody forgot is replaced after a link in a mail", async ({ visit }) => {
    const email = someone()
    await signUp(await visit(), "Vergat haar wachtwoord", email)
    const page = await visit({ javaScriptEnabled, mayComplain: refused })
    await signIn(page, email, demoPassword)
    await page.goto("/account")
    await page.getByRole("button", { name: "Mail mij een link" }).click()
    await page.getByText(email).first().waitFor()
    await openMailedLink(page, email)
    await page.getByRole("heading", { name: "Mijn account" }).waitFor()
    expect(await page.getByLabel("Huidig wachtwoord").count()).toBe(0)
    await page.getByLabel("Nieuw wachtwoord").fill(next)
    await page.getByRole("button", { name: "Wachtwoord wijzigen" }).click()
    await page.getByText(done).waitFor()
    await page.getByLabel("Huidig wachtwoord").waitFor()
    expect((await signIn(await visit(), email, next)).status()).toBe(303)
  })

  test("that nobody has is told of after a link that was opened elsewhere, and set", async ({ visit }) => {
    const email = someone()
    await askForAccount(await visit(), "Meldt zich elders aan", email)
    const page = await visit({ javaScriptEnabled, mayComplain: refused })
    await openMailedLink(page, email)
    await page.getByText("Je account heeft nog geen wachtwoord", { exact: true }).waitFor()
    await expectNoViolations(page, javaScriptEnabled)
    await page.getByRole("link", { name: "Stel een wachtwoord in" }).click()
    await page.getByLabel("Nieuw wachtwoord").fill("kort")
    await page.getByRole("button", { name: "Wachtwoord instellen" }).click()
    await page.getByText("Kies een wachtwoord van 8 tot 128 tekens.").waitFor()
    await expect.poll(() => focused(page)).toBe("newPassword")
    await expectNoViolations(page, javaScriptEnabled)
    await page.getByLabel("Nieuw wachtwoord").fill(next)
    await page.getByRole("button", { name: "Wachtwoord instellen" }).click()
    await page.getByText(done).waitFor()
    await page.goto("/farms")
    expect(await page.getByText("nog geen wachtwoord").count()).toBe(0)
    expect((await signIn(await visit(), email, next)).status()).toBe(303)
  })

  test("is guessed here no faster than at the door, and a link by mail is a way on", async ({ visit }) => {
    const email = someone()
    await signUp(await visit(), "Wordt geraden", email)
    const page = await visit({ javaScriptEnabled, mayComplain: refused })
    await signIn(page, email, demoPassword)
    const form = { currentPassword: "geraden", newPassword: next }
    for (let turn = 1; turn <= 10; turn++)
      expect((await page.request.post("/account/password", { form, maxRedirects: 0 })).status()).toBe(400)

    await page.goto("/account")
    await page.getByLabel("Huidig wachtwoord").fill(demoPassword)
    await page.getByLabel("Nieuw wachtwoord").fill(next)
    await page.getByRole("button", { name: "Wachtwoord wijzigen" }).click()
    // Rounded up, from when the page was made.
    await page.getByText(/Probeer het over (1 minuut|2 minuten) opnieuw\./).waitFor()
    await page.getByRole("button", { name: "Mail mij een link" }).waitFor()
  })
})
