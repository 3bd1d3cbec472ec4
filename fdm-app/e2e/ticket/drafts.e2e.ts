import type { Page } from "playwright"
import { expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { as } from "../testing/as.ts"
import { ask } from "../testing/ask.ts"
import { untilAlive } from "../testing/by-keyboard.ts"
import { people, test } from "../testing/test.ts"

const message = (agent: Page) => agent.getByRole("textbox", { name: "Bericht" })
const row = (agent: Page, path: string) => agent.locator(`main a[data-row="${path.split("/").at(-1)}"]`)

/** Goes to a ticket by its row of the list, without loading the page anew. */
async function open(agent: Page, path: string): Promise<void> {
  await row(agent, path).click()
  await agent.locator(`main a[data-row="${path.split("/").at(-1)}"][aria-current]`).waitFor()
}

test("what an agent was writing is still there after a look at another ticket, until it is sent", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const first = await ask(farmer, "Waar vind ik mijn mestboekhouding?")
  const second = await ask(farmer, "En waar mijn bouwplan?")
  const agent = await visit({ as: people.agent })
  await agent.goto("/admin/support")

  await open(agent, first)
  await agent.getByText("Interne notitie", { exact: true }).click()
  await message(agent).fill("Vraag Mehmet, die weet dit.")
  await open(agent, second)
  expect(await message(agent).inputValue()).toBe("")
  await agent.goBack()
  await expect.poll(() => message(agent).inputValue(), { timeout: 10_000 }).toBe("Vraag Mehmet, die weet dit.")

  // A note stays a note: the requester never reads it.
  await agent.getByRole("button", { name: "Notitie toevoegen" }).click()
  await agent.getByRole("article", { name: /Interne notitie/ }).waitFor()
  await expect.poll(() => message(agent).inputValue(), { timeout: 10_000 }).toBe("")
  await open(agent, second)
  await open(agent, first)
  expect(await message(agent).inputValue()).toBe("")
  await agent.getByRole("button", { name: "Versturen", exact: true }).waitFor()
})

test("a note that was chosen before the scripts came stays a note", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Wie kijkt er mee in mijn gegevens?")
  const agent = await visit({ as: people.agent })
  const scripts = Promise.withResolvers<void>()
  await agent.route("**/assets/*.js", async (route) => {
    await scripts.promise
    await route.continue()
  })
  await agent.goto(`/admin${path}`, { waitUntil: "commit" })
  await agent.getByText("Interne notitie", { exact: true }).click()
  scripts.resolve()
  await agent.getByRole("button", { name: "Standaardantwoord" }).waitFor()
  await untilAlive(agent)
  expect(await agent.getByRole("radio", { name: "Interne notitie" }).isChecked()).toBe(true)
})

test("what a requester was writing is still there after a look at the list", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  await ask(farmer, "Hoe voeg ik een perceel toe?")
  await farmer.getByLabel("Je reactie").fill("Ik bedoel: een gehuurd perceel.")
  await farmer.getByRole("main").getByRole("link", { name: "Mijn vragen" }).click()
  await farmer.waitForURL("**/support")
  await farmer.goBack()
  await expect.poll(() => farmer.getByLabel("Je reactie").inputValue()).toBe("Ik bedoel: een gehuurd perceel.")
})

test("who was signed out while writing signs in beside it, and sends what they wrote", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, mayComplain: /status of 401/ })
  await ask(farmer, "Hoe verwijder ik een perceel?")
  // Once it is sorted the page reads itself anew, which somebody who is signed out by then may not.
  await farmer.waitForResponse(/\.data/, { timeout: 3_000 }).catch(() => undefined)
  await farmer.context().clearCookies()
  await farmer.getByLabel("Je reactie").fill("Het gaat om kavel 7.")
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()

  const [tab] = await Promise.all([
    farmer.context().waitForEvent("page"),
    farmer.getByRole("link", { name: "Inloggen in een nieuw tabblad" }).click(),
  ])
  await tab.getByRole("button", { name: /Jan 't Hart/ }).click()
  await tab.getByText("Hoe verwijder ik een perceel?").first().waitFor()
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  await farmer.getByRole("article").getByText("Het gaat om kavel 7.").waitFor()
  await expect.poll(() => farmer.getByLabel("Je reactie").inputValue()).toBe("")
})

test("who was signed out while asking, too", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, mayComplain: /status of 401/ })
  await farmer.goto("/support/new")
  await farmer.context().clearCookies()
  await farmer.getByLabel("Waarmee kunnen we helpen?").fill("Hoe deel ik mijn bedrijf?")
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByRole("alert").getByRole("link", { name: "Inloggen in een nieuw tabblad" }).waitFor()
  expect(await farmer.getByLabel("Waarmee kunnen we helpen?").inputValue()).toBe("Hoe deel ik mijn bedrijf?")
})

test("a question that is being written survives a reload, and is nobody's once its writer signed out", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const question = () => farmer.getByLabel("Waarmee kunnen we helpen?")
  await farmer.goto("/support/new")
  await question().fill("Waarom staat mijn stal")
  const farm = farmer.getByLabel("Over welk bedrijf gaat het?")
  await farm.selectOption({ index: 0 })
  await farmer.reload()
  await expect.poll(() => question().inputValue(), { timeout: 10_000 }).toBe("Waarom staat mijn stal")
  expect(await farm.inputValue()).toBe("")

  await farmer.getByRole("button", { name: "Uitloggen" }).click()
  await farmer.getByRole("heading", { name: "Inloggen" }).waitFor()
  expect(await farmer.evaluate(() => JSON.stringify(localStorage))).not.toContain("mijn stal")
  await farmer.getByRole("button", { name: /Jan 't Hart/ }).click()
  await farmer.waitForURL((url) => !url.pathname.startsWith("/signin"))
  await farmer.goto("/support/new")
  await farmer.waitForLoadState("networkidle")
  expect(await question().inputValue()).toBe("")
})

test("a draft of a browser is its writer's alone, and gone when it was sent", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, mayComplain: /status of 401/ })
  await farmer.goto("/support/new")
  await farmer.getByLabel("Waarmee kunnen we helpen?").fill("Kan mijn zoon ook inloggen?")
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
  await farmer.getByLabel("Je reactie").fill("Hij is 17.")
  await expect.poll(() => farmer.evaluate(() => JSON.stringify(localStorage))).toContain("Hij is 17.")
  await farmer.goto("/support/new")
  await farmer.waitForLoadState("networkidle")
  expect(await farmer.getByLabel("Waarmee kunnen we helpen?").inputValue()).toBe("")

  // Somebody else at the same browser, after a session that ended by itself.
  await farmer.context().clearCookies({ name: /session/ })
  const other = { email: people.otherFarmer, password: demoPassword, to: "/support" }
  await farmer.request.post("/signin", { form: other, maxRedirects: 0 })
  await farmer.goto("/support")
  await expect.poll(() => farmer.evaluate(() => Object.keys(localStorage).length), { timeout: 10_000 }).toBe(0)
  expect(await farmer.evaluate(() => JSON.stringify(localStorage))).not.toContain("Hij is 17")
})

test("a draft is thrown away at its address, by its writer alone", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Wie begint hier een antwoord?")
  const [ana, mehmet] = [await as(people.agent), await as(people.colleague)]
  const at = `/admin${path}/draft`
  const kept = async () => (await (await ana.get(at)).json()).given
  expect((await ana.post(at, { visibility: "public", body: "Half af", revision: "0" })).status).toBe(200)
  const { revision } = await kept()

  expect((await mehmet.post(`${at}/discard`, { revision })).status).toBe(200)
  expect(await kept()).toMatchObject({ body: "Half af" })
  expect((await ana.post(`${at}/discard`, { revision })).status).toBe(200)
  expect(await kept()).toBeNull()
})
