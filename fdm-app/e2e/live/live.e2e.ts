import type { Page } from "playwright"
import { expect } from "vitest"
import { aLine } from "../../../testing/cut-line.ts"
import { ask } from "../testing/ask.ts"
import { lane } from "../testing/lane.ts"
import { message, reply, send } from "../testing/reply.ts"
import { people, test } from "../testing/test.ts"

const row = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words })

test("a reply appears on the requester's page and their answer on the agent's, without a reload", async ({ visit }) => {
  const [farmer, agent] = [await visit({ as: people.farmer }), await visit({ as: people.agent })]
  const path = await ask(farmer, "Komt dit vanzelf aan?")
  await agent.goto(`/admin${path}`)
  await message(agent).fill("Ja, kijk maar.")
  await send(agent).click()
  await farmer.getByRole("article").getByText("Ja, kijk maar.").waitFor()
  await farmer.getByRole("status").getByText("Nieuw bericht van Ana Kramer").waitFor()
  await farmer.getByText("We zijn met je vraag bezig.").waitFor()

  await message(agent).fill("Half geschre")
  await farmer.getByLabel("Je reactie").fill("Dat is snel!")
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  await agent.getByRole("article").getByText("Dat is snel!").waitFor()
  await agent.getByRole("status").getByText("Nieuw bericht van Jan", { exact: false }).waitFor()
  expect(await message(agent).inputValue()).toBe("Half geschre")
  expect(await message(agent).evaluate((field) => field === document.activeElement)).toBe(true)
})

test("a note never moves anything on the requester's page", async ({ visit }) => {
  const [farmer, agent] = [await visit({ as: people.farmer }), await visit({ as: people.agent })]
  // One that was asked before: of a new one the page is told once more, when it was sorted.
  await farmer.goto("/support")
  await farmer.getByRole("main").getByRole("listitem").first().getByRole("link").click()
  await farmer.waitForURL("**/support/tic_*")
  await farmer.getByLabel("Je reactie").waitFor()
  await agent.goto(`/admin${new URL(farmer.url()).pathname}`)
  const asked: string[] = []
  farmer.on("request", (request) => asked.push(request.url()))
  await agent.getByText("Interne notitie", { exact: true }).first().click()
  await message(agent).fill("Onder ons.")
  await agent.getByRole("button", { name: "Notitie toevoegen" }).click()
  await agent.getByRole("article").getByText("Onder ons.").waitFor()
  expect(asked.filter((url) => url.includes(".data"))).toEqual([])
  await agent.getByText("Antwoord", { exact: true }).first().click()
  await reply(agent, "Voor jou.")
  await farmer.getByRole("article").getByText("Voor jou.").waitFor()
})

test("the badge of a requester goes up on any page they have open", async ({ visit }) => {
  const [farmer, agent] = [await visit({ as: people.otherFarmer }), await visit({ as: people.agent })]
  const path = await ask(farmer, "Zie ik dit op een andere pagina?")
  await farmer.goto("/farms")
  const badge = farmer.getByRole("link", { name: /Ondersteuning/ }).locator(".sr-only")
  const before = (await badge.count()) > 0 ? Number.parseInt((await badge.textContent()) ?? "", 10) : 0
  await agent.goto(`/admin${path}`)
  await reply(agent, "Ja hoor.")
  await badge.filter({ hasText: new RegExp(`^${before + 1} ongelezen`) }).waitFor()
})

test("counters go up, and new tickets wait above the list while somebody points at it", async ({ visit }) => {
  const [farmer, agent] = [await visit({ as: people.farmer }), await visit({ as: people.agent })]
  await agent.goto("/admin/support?view=unassigned")
  const counter = agent
    .getByRole("navigation")
    .getByRole("link", { name: /^Niet toegewezen/ })
    .last()
  const count = async () => Number(/\d+$/.exec((await counter.textContent()) ?? "")?.[0] ?? 0)
  const before = await count()
  const list = agent.getByRole("list", { name: "Tickets in Niet toegewezen" })
  await list.getByRole("link").first().hover()
  const first = await list.getByRole("link").first().getAttribute("href")

  await ask(farmer, "Eerste die wacht")
  await agent.getByRole("button", { name: "1 nieuw" }).waitFor()
  await ask(farmer, "Tweede die wacht")
  await agent.getByRole("button", { name: "2 nieuw" }).waitFor()
  await expect.poll(count).toBe(before + 2)
  expect(await list.getByRole("link").first().getAttribute("href")).toBe(first)

  await agent.getByRole("button", { name: "2 nieuw" }).click()
  await list.getByRole("listitem").first().getByText("Tweede die wacht").first().waitFor()
  await agent.getByRole("button", { name: /nieuw$/ }).waitFor({ state: "detached" })
})

test("new tickets come into a list that nobody is at by themselves", async ({ visit }) => {
  const [farmer, agent] = [await visit({ as: people.farmer }), await visit({ as: people.agent })]
  await agent.goto("/admin/support?view=unassigned")
  await agent.mouse.move(1400, 400)
  await ask(farmer, "Komt dit er vanzelf in?")
  await row(agent, "Komt dit er vanzelf in?").first().waitFor()
})

test("a lost connection is told after some seconds, and what was missed comes when it is back", async ({ visit }) => {
  const line = await aLine(lane().url)
  // Forms are taken from the app's own address; the line has another.
  const path = await ask(await visit({ as: people.farmer }), "Ben ik er nog?")
  const farmer = await visit({ as: people.farmer, appUrl: line.url, mayComplain: /ERR_|Failed to load/ })
  const ana = await visit({ as: people.agent })
  await farmer.goto(path)
  await ana.goto(`/admin${path}`)
  await farmer.getByLabel("Je reactie").fill("Ik was al aan het schrijven.")
  line.cut()
  await reply(ana, "Hoor je dit?")
  await farmer.getByText("Geen verbinding", { exact: false }).waitFor({ timeout: 20_000 })
  expect(await farmer.getByText("Hoor je dit?").count()).toBe(0)
  await line.mend()
  await farmer.getByRole("article").getByText("Hoor je dit?").waitFor({ timeout: 30_000 })
  await farmer.getByText("Geen verbinding", { exact: false }).waitFor({ state: "detached" })
  expect(await farmer.getByLabel("Je reactie").inputValue()).toBe("Ik was al aan het schrijven.")
})

test("live events are for people who are signed in, and for as many pages as one can look at", async ({ visit }) => {
  const [nobody, agent] = [await visit(), await visit({ as: people.agent })]
  expect((await nobody.request.get("/api/live")).status()).toBe(401)
  expect((await nobody.request.get("/api/presence?ticket=tic_1")).status()).toBe(401)
  expect((await agent.request.get("/api/presence?ticket=tic_1")).status()).toBe(400)
  expect((await agent.request.head("/api/live")).status()).toBe(405)
  await agent.goto("/farms")
  const statuses = await agent.evaluate(async () => {
    const leave = new AbortController()
    const asked = Array.from({ length: 30 }, () =>
      fetch("/api/live", { signal: leave.signal }).then(({ status }) => status),
    )
    // A browser opens six at once, so the rest come to be asked when these are let go of.
    const first = await Promise.race(asked)
    leave.abort()
    return first
  })
  expect(statuses).toBe(200)
})
