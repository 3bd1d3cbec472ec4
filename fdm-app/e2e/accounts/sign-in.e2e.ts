import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { keptMails, signInLinkFor } from "../testing/kept-mails.ts"
import { lane } from "../testing/lane.ts"
import { askForAccount, openMailedLink, signUp } from "../testing/sign-up.ts"
import { people, test } from "../testing/test.ts"

const someone = () => `${crypto.randomUUID()}@nieuw.example`
const mailTo = async (email: string) => (await keptMails()).find(({ to }) => to === email)
const guess = (page: Page, email: string, password = "geraden") =>
  page.request.post("/signin", { form: { email, password, to: "/" }, maxRedirects: 0 })

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mailadres").first().fill(email)
  await page.getByLabel("Wachtwoord").fill(password)
}

describe.for([true, false])("signing up, with scripts: %s", (javaScriptEnabled) => {
  test("keeps what was typed until it is right, and goes on from the link in the mail", async ({ visit }) => {
    const page = await visit({ javaScriptEnabled, mayComplain: /status of 400/ })
    const email = someone()
    await page.goto("/signup?to=/farms")
    await page.getByLabel("Je naam").fill("Sietske O'Neill")
    await page.getByRole("button", { name: "Account maken" }).click()
    await page.getByText("Vul een e-mailadres in, zoals naam@bedrijf.nl.").waitFor()
    await page.getByText("Kies een wachtwoord van 8 tot 128 tekens.").waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("email")
    await fillIn(page, email, "kort")
    await page.getByRole("button", { name: "Account maken" }).click()
    await page.getByText("Kies een wachtwoord van 8 tot 128 tekens.").waitFor()
    expect(await page.getByLabel("Je naam").inputValue()).toBe("Sietske O'Neill")
    expect(await page.getByLabel("E-mailadres").inputValue()).toBe(email)
    await page.getByLabel("Wachtwoord").fill(demoPassword)
    await page.getByRole("button", { name: "Account maken" }).click()
    await page.getByRole("heading", { name: "Hier wordt geen mail verstuurd" }).waitFor()
    await page.getByText(email).waitFor()
    await page.goto("/farms")
    expect(new URL(page.url()).pathname).toBe("/signin")

    await openMailedLink(page, email)
    await page.getByRole("heading", { name: "Mijn bedrijven" }).waitFor()
    await page.getByText("Sietske O'Neill").first().waitFor()
    expect((await mailTo(email))?.subject).toBe("Bevestig je e-mailadres")
    expect((await guess(await visit(), email, demoPassword)).status()).toBe(303)

    await page.goto(await signInLinkFor(email))
    expect(new URL(page.url()).pathname).not.toBe("/signin")
    const late = await visit()
    await openMailedLink(late, email)
    await late.getByText("Deze link werkt niet meer.").waitFor()
  })
})

test.for([true, false])(
  "a form says everything that is off at once, each at its field, and begins at the first; scripts: %s",
  async (javaScriptEnabled, { visit }) => {
    const page = await visit({ javaScriptEnabled, mayComplain: /status of 400/ })
    const errors = async () => {
      const fields = await page.locator("[aria-invalid]").all()
      return Promise.all(fields.map((field) => field.getAttribute("name")))
    }
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"))
    await page.goto("/signup")
    await page.getByRole("button", { name: "Account maken" }).click()
    await page.getByText("Vul je naam in.").waitFor()
    expect(await errors()).toEqual(["name", "email", "password"])
    await expect.poll(focused).toBe("name")

    await page.goto("/signin")
    await page.getByRole("button", { name: "Inloggen" }).click()
    await page.getByText("Vul je wachtwoord in.").waitFor()
    expect(await errors()).toEqual(["email", "password"])
    await expect.poll(focused).toBe("email")
  },
)

test("signing up says the same of an address with an account as of one without, and so does signing in after it", async ({
  visit,
}) => {
  const taken = someone()
  await signUp(await visit(), "Wie het eerst komt", taken)
  const seen = []
  for (const email of [taken, someone()]) {
    const { request } = await visit()
    const form = { name: "Wie", email, password: "iets-anders-gekozen", to: "/farms" }
    const asked = await request.post("/signup", { form, maxRedirects: 0 })
    const page = await request.get(asked.headers().location ?? "")
    const signedIn = await request.post("/signin", { form, maxRedirects: 0 })
    const texts = [asked.headers().location, await page.text(), await signedIn.text()]
    const sizes = texts.map((text = "") => text.replaceAll(encodeURIComponent(email), "").replaceAll(email, "").length)
    const headers = Object.keys(asked.headers())
    seen.push([asked.status(), headers, page.status(), signedIn.status(), sizes])
  }

  expect(seen[0]).toEqual(seen[1])
  expect(seen[0]?.[0]).toBe(303)
  expect(seen[0]?.[3]).toBe(401)
})

test("whoever signs up with somebody else's address gets no further, and leaves nothing in their account", async ({
  visit,
}) => {
  const email = someone()
  const stranger = await visit()
  await askForAccount(stranger, "Bel 0900-1234", email)
  await stranger.goto("/support")
  expect(new URL(stranger.url()).pathname).toBe("/signin")
  expect(JSON.stringify(await mailTo(email))).not.toContain("0900")

  const owner = await visit()
  await openMailedLink(owner, email)
  await owner.goto("/account")
  expect(await owner.content()).not.toContain("0900")
  expect((await guess(stranger, email, demoPassword)).status()).toBe(401)
})

test("somebody comes in by a link from a mail, without an account before", async ({ visit }) => {
  const visitor = await visit({ mayComplain: /status of 400/ })
  const email = someone()
  await visitor.goto("/signin?to=/support")
  await visitor.getByRole("button", { name: "Mail mij een link" }).click()
  await visitor.getByText("Vul een e-mailadres in, zoals naam@bedrijf.nl.").waitFor()
  await visitor.getByLabel("E-mailadres").fill(email)
  await visitor.getByRole("button", { name: "Mail mij een link" }).click()
  await visitor.getByRole("heading", { name: "Hier wordt geen mail verstuurd" }).waitFor()
  await openMailedLink(visitor, email)
  await visitor.getByRole("heading", { name: "Mijn vragen" }).waitFor()
})

test("a page that tells of a mail shows no words of whoever made its address", async ({ visit }) => {
  const page = await visit()
  await page.goto(`/signin/link?${new URLSearchParams({ email: "de bank: bel 0900-1234" })}`)
  await page.getByRole("button", { name: "Mail mij een link" }).waitFor()
  expect(await page.locator("main").textContent()).not.toContain("0900")
})

test("a wrong password keeps the address in both forms and says what to do", async ({ visit }) => {
  const page = await visit({ mayComplain: /status of 401/ })
  await page.goto("/signin")
  await fillIn(page, people.otherFarmer, "geraden")
  await page.getByRole("button", { name: "Inloggen" }).click()
  await page.getByText("horen niet bij elkaar, of het adres is nog niet bevestigd.").waitFor()
  await page.getByText("Met een link per mail kun je wel meteen inloggen.").waitFor()
  for (const field of await page.getByLabel("E-mailadres").all())
    expect(await field.inputValue()).toBe(people.otherFarmer)
})

test.for([true, false])(
  "who tries too many passwords has to wait, and is told how long; scripts: %s",
  async (javaScriptEnabled, { visit }) => {
    const page = await visit({ javaScriptEnabled, mayComplain: /status of 429/ })
    const email = someone()
    await signUp(await visit(), "Wordt geraden", email)
    for (let attempt = 1; attempt <= 10; attempt++) expect((await guess(await visit(), email)).status()).toBe(401)

    await page.goto("/signin")
    await fillIn(page, email, demoPassword)
    await page.getByRole("button", { name: "Inloggen" }).click()
    await page.getByText("Er waren te veel pogingen achter elkaar. Probeer het over 1 minuut opnieuw.").waitFor()
    expect(await page.getByLabel("E-mailadres").first().inputValue()).toBe(email)
    await expect.poll(async () => (await mailTo(email))?.subject).toBe("Er is vaak een verkeerd wachtwoord ingevuld")
  },
)

test("who tries many addresses from one network has to wait", async ({ visit }) => {
  const page = await visit({ mayComplain: /status of 429/ })
  for (let attempt = 1; attempt <= 20; attempt++) expect((await guess(page, someone())).status()).toBe(401)
  const refused = await guess(page, someone())
  expect(refused.status()).toBe(429)
  expectSoon(refused.headers()["retry-after"])
  const body = JSON.stringify({ email: someone(), password: "geraden" })
  const headers = { "Content-Type": "application/json", Origin: lane().url }
  const direct = await page.request.post("/api/auth/sign-in/email", { data: body, headers })
  expect(direct.status()).toBe(429)
  expectSoon(direct.headers()["retry-after"])
})

/** A window of sign-ins is a minute. */
function expectSoon(seconds = "") {
  expect(Number(seconds)).toBeGreaterThan(0)
  expect(Number(seconds)).toBeLessThanOrEqual(60)
}
