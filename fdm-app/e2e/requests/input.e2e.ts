import { describe, expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { people, test } from "../testing/test.ts"

const tooLong = /status of 413/
const wrong = /status of 400/

describe("what people write", () => {
  test("script and HTML are shown as written and never run, to requesters, agents and in the mail", async ({
    visit,
  }) => {
    const attack = `<script>document.title="gekraakt"</script><img src=x onerror='document.title="gekraakt"'> <b>vet</b> javascript:alert(1)`
    const farmer = await visit({ as: people.farmer })
    await ask(farmer, attack)
    const agent = await visit({ as: people.agent })
    await agent.goto(farmer.url().replace("/support/", "/admin/support/"))

    for (const page of [farmer, agent]) {
      await page.getByRole("article").getByText(attack).waitFor()
      expect(await page.locator("article b, article img, article script, article a").count()).toBe(0)
      expect(await page.title()).not.toBe("gekraakt")
    }
  })

  test("an address of a page becomes a link that tells the other site nothing", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    await ask(farmer, "Zie https://fdm.example/kaart?perceel=1&jaar=2026. Klopt dat?")
    const link = farmer.getByRole("article").getByRole("link")
    expect(await link.getAttribute("href")).toBe("https://fdm.example/kaart?perceel=1&jaar=2026")
    expect(await link.getAttribute("rel")).toContain("noreferrer")
  })

  test("a question of emoji alone is a question; quotes and line breaks stay", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    await ask(farmer, "🚜🌧️😭")
    await farmer.getByRole("article").getByText("🚜🌧️😭").waitFor()
    await ask(farmer, `Regel één\n\n  't "Hoge" Land`)
    const paragraphs = farmer.getByRole("article").locator(".written p")
    expect(await paragraphs.allTextContents()).toEqual(["Regel één", `  't "Hoge" Land`])
  })

  test("100 kB is taken whole and shown folded; the page does not grow wider for a word without end", async ({
    visit,
  }) => {
    const farmer = await visit({ as: people.farmer, viewport: { width: 390, height: 844 } })
    const text = `Mijn logboek: ${"x".repeat(2_000)} ${"regel van het logboek\n".repeat(4_700)}einde`
    // Typing so many lines into a field takes browsers half a minute; the text is put there at once, as a paste would.
    await farmer.goto("/support/new")
    const field = farmer.getByLabel("Waarmee kunnen we helpen?")
    await field.evaluate((area: HTMLTextAreaElement, value) => {
      area.value = value
    }, text)
    await farmer.getByRole("button", { name: "Vraag versturen" }).click()
    const article = farmer.getByRole("article")
    await article.waitFor()
    expect(await article.getByText("einde").isVisible()).toBe(false)
    await article.getByText(/Hele bericht tonen/).click()
    await article.getByText("einde").waitFor()
    expect(await farmer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  test("what is too long is refused with words, and stays in the field", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer, mayComplain: tooLong })
    await farmer.goto("/support/new")
    const text = "a".repeat(250_001)
    await farmer.getByLabel("Waarmee kunnen we helpen?").fill(text)
    await farmer.getByRole("button", { name: "Vraag versturen" }).click()
    await farmer.getByText(/Een bericht mag hoogstens zo.n 250.000 tekens lang zijn/).waitFor()
    expect(await farmer.getByLabel("Waarmee kunnen we helpen?").inputValue()).toBe(text)
  })

  test("nothing but blanks is not a message; the error is at the field, which has the focus", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer, mayComplain: wrong })
    await farmer.goto("/support/new")
    const field = farmer.getByLabel("Waarmee kunnen we helpen?")
    await field.fill(" \n\t ")
    await farmer.getByRole("button", { name: "Vraag versturen" }).click()
    await farmer.getByText("Schrijf je vraag in dit veld.").waitFor()
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await field.getAttribute("aria-describedby")).toContain("error")
  })

  test("a farm of somebody else can't be chosen", async ({ visit }) => {
    const other = await visit({ as: people.otherFarmer })
    await other.goto("/support/new")
    const farmOfOther = await other.getByLabel("Over welk bedrijf gaat het?").inputValue()
    expect(farmOfOther).toMatch(/^frm_/)

    const farmer = await visit({ as: people.farmer })
    const answer = await farmer.request.post("/support/new", { form: { body: "Niet van mij", farm: farmOfOther } })
    expect(answer.status()).toBe(400)
    expect(await answer.text()).toContain("Dit bedrijf hoort niet bij jouw account.")
  })
})

describe("a form that arrives twice", () => {
  test("makes one ticket, also when both arrive at once", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    await farmer.goto("/support/new")
    const formKey = await farmer.locator("[name=formKey]").inputValue()
    const post = () =>
      farmer.request.post("/support/new", { form: { body: "Twee keer geklikt", farm: "", formKey }, maxRedirects: 0 })
    const answers = await Promise.all([post(), post(), post()])
    const places = answers.map((answer) => answer.headers().location)
    expect(new Set(places).size).toBe(1)
    expect(places[0]).toMatch(/^\/support\/tic_/)
  })

  test("adds one reply", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    const path = await ask(farmer, "Eén antwoord graag")
    const formKey = await farmer.locator("[name=formKey]").inputValue()
    const post = () => farmer.request.post(`${path}/reply`, { form: { body: "Nog iets", formKey }, maxRedirects: 0 })
    await Promise.all([post(), post()])
    await farmer.goto(path)
    expect(await farmer.getByRole("article").count()).toBe(2)
  })
})

test("a note that arrives twice is added once", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Wie schrijft hier een notitie bij?")
  const agent = await visit({ as: people.agent })
  await agent.goto(`/admin${path}`)
  const formKey = await agent.locator("[name=formKey]").inputValue()
  const form = { body: "Eén keer is genoeg", visibility: "internal", formKey }
  const post = () => agent.request.post(`/admin${path}/message`, { form, maxRedirects: 0 })
  await Promise.all([post(), post()])
  await agent.reload()
  expect(await agent.getByRole("article", { name: /Interne notitie/ }).count()).toBe(1)
})

test("values that no form offers are refused and change nothing", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await agent.goto("/admin/support?view=mine")
  const path = new URL((await agent.locator("main a[href*=tic_]").first().getAttribute("href")) ?? "", agent.url())
    .pathname
  await agent.goto(path)
  const before = await agent.locator("[name=version]").first().inputValue()
  const attempts: [string, Record<string, string>, number][] = [
    ["status", { to: "nonsense" }, 400],
    ["priority", { priority: "extreme" }, 400],
    ["priority", { priority: "high", version: "x" }, 400],
    ["assign", { agentId: "agt_nobody" }, 400],
    ["assign", { agentId: "con_01kxxxxxxxxxxxxxxxxxxxxxxx" }, 400],
    ["message", { body: "x", visibility: "secret" }, 400],
    ["message", { body: "x", visibility: "public", moveTo: "nonsense" }, 400],
    ["message", { visibility: "public" }, 400],
  ]
  for (const [action, form, status] of attempts) {
    const answer = await agent.request.post(`${path}/${action}`, { form, maxRedirects: 0 })
    expect(answer.status(), `${action} ${JSON.stringify(form)}`).toBe(status)
  }
  await agent.reload()
  expect(await agent.locator("[name=version]").first().inputValue()).toBe(before)
})
