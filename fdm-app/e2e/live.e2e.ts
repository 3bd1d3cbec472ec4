import type { Page } from "playwright"
import { expect, inject } from "vitest"
import { aLine } from "../../testing/cut-line.ts"
import { ask } from "./ask.ts"
import { chosen } from "./field.ts"
import { people, test } from "./test.ts"

const conflict = /status of 409/
/** What the router says of a reading that a form overtook: nobody waits for it any more. */
const brokenOff = /BodyStreamBuffer was aborted/
const message = (page: Page) => page.getByRole("textbox", { name: "Bericht" })
const send = (page: Page) => page.getByRole("button", { name: "Versturen", exact: true })
const row = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words })

/** Replies as the page's reader, by the form. */
async function reply(page: Page, text: string): Promise<void> {
  await message(page).fill(text)
  await send(page).click()
  await page.getByRole("article").getByText(text).waitFor()
}

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

test("agents see who else is at a ticket and who types; the person who asked sees nothing of it", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const [ana, mehmet] = [await visit({ as: people.agent }), await visit({ as: people.colleague })]
  const path = await ask(farmer, "Wie kijkt er mee?")
  await ana.goto(`/admin${path}`)
  await mehmet.goto("/admin/support?view=unassigned")
  const inList = row(mehmet, "Wie kijkt er mee?").first()
  await inList.getByText("Ana Kramer kijkt mee").waitFor()

  await mehmet.goto(`/admin${path}`)
  const head = ana
    .locator("header")
    .getByText(/Mehmet .* kijkt mee/)
    .first()
  await head.waitFor()
  await message(mehmet).pressSequentially("Ik")
  await ana
    .locator("header")
    .getByText(/Mehmet .* typt/)
    .first()
    .waitFor()
  await head.waitFor({ timeout: 15_000 })

  await mehmet.goto("/farms")
  await head.waitFor({ state: "detached" })
  expect(await farmer.content()).not.toContain("kijkt mee")
  expect((await farmer.request.get(`/api/presence?ticket=${path.split("/").at(-1)}`)).status()).toBe(403)
})

test("who writes while a colleague answers is told before they send, and sends all the same if they want to", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const [ana, mehmet] = [
    await visit({ as: people.agent }),
    await visit({ as: people.colleague, mayComplain: brokenOff }),
  ]
  const path = await ask(farmer, "Wie antwoordt er?")
  for (const agent of [ana, mehmet]) await agent.goto(`/admin${path}`)
  await message(mehmet).fill("Mijn antwoord.")
  await reply(ana, "Ana was eerst.")

  const banner = mehmet.getByRole("alert").filter({ hasText: "Ana Kramer antwoordde" })
  await banner.getByText("bekijk dat eerst", { exact: false }).waitFor()
  await mehmet.getByRole("article").getByText("Ana was eerst.").waitFor()
  expect(await message(mehmet).inputValue()).toBe("Mijn antwoord.")
  await banner.getByRole("button", { name: "Toch versturen" }).click()
  await mehmet.getByRole("article").getByText("Mijn antwoord.").waitFor()
  await banner.waitFor({ state: "detached" })
  expect(await message(mehmet).inputValue()).toBe("")
})

test("a reply that comes too late is held back by the server, keeps its text and its button's step", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const [ana, mehmet] = [
    await visit({ as: people.agent }),
    await visit({ as: people.colleague, mayComplain: /status of 409|ERR_FAILED/ }),
  ]
  // Without live events the page learns of the other answer only by sending its own.
  await mehmet.route("**/api/live*", (route) => route.abort())
  const path = await ask(farmer, "Wie is er te laat?")
  for (const agent of [ana, mehmet]) await agent.goto(`/admin${path}`)
  await message(mehmet).fill("Te laat.")
  await reply(ana, "Op tijd.")
  await mehmet.getByRole("button", { name: "Versturen en oplossen" }).click()

  const banner = mehmet.getByRole("alert").filter({ hasText: "Je antwoord is niet verstuurd" })
  await banner.getByText("Ana Kramer antwoordde", { exact: false }).waitFor()
  await mehmet.getByRole("article").getByText("Op tijd.").waitFor()
  expect(await message(mehmet).inputValue()).toBe("Te laat.")
  await banner.getByRole("button", { name: "Toch versturen" }).click()
  await mehmet.getByRole("article").getByText("Te laat.").waitFor()
  await expect.poll(() => chosen(mehmet, "Status")).toBe("Opgelost")
})

test("who has looked at the other message sends by any button", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const ana = await visit({ as: people.agent })
  const path = await ask(farmer, "Nog iets vergeten")
  await ana.goto(`/admin${path}`)
  await message(ana).fill("Wat bedoel je?")
  await farmer.getByLabel("Je reactie").fill("Namelijk dit.")
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  const banner = ana.getByRole("alert").filter({ hasText: "bekijk dat eerst" })
  await banner.getByRole("link", { name: "Bekijken" }).click()
  await banner.waitFor({ state: "detached" })
  await ana.getByRole("button", { name: "Versturen en wachten op klant" }).click()
  await ana.getByRole("article").getByText("Wat bedoel je?").waitFor()
})

test("two answers one after the other by the same person are no collision", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  const ana = await visit({ as: people.agent })
  await ana.goto(`/admin${await ask(farmer, "Twee antwoorden")}`)
  await reply(ana, "Eén.")
  await reply(ana, "Twee.")
  expect(await ana.getByText("bekijk dat eerst", { exact: false }).count()).toBe(0)
})

test("without scripts a late reply is held back too, with its text, and goes out when it is sent again", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer })
  const ana = await visit({ as: people.agent })
  const mehmet = await visit({ as: people.colleague, javaScriptEnabled: false, mayComplain: conflict })
  const path = await ask(farmer, "Zonder scripts te laat")
  for (const agent of [ana, mehmet]) await agent.goto(`/admin${path}`)
  await reply(ana, "Eerder.")
  await message(mehmet).fill("Later.")
  await send(mehmet).click()
  await mehmet.getByText("Ana Kramer antwoordde", { exact: false }).waitFor()
  expect(await message(mehmet).inputValue()).toBe("Later.")
  await mehmet.getByRole("button", { name: "Toch versturen" }).click()
  await mehmet.getByRole("article").getByText("Later.").waitFor()
})

test("a lost connection is told after some seconds, and what was missed comes when it is back", async ({ visit }) => {
  const line = await aLine(inject("appUrl"))
  const farmer = await visit({ as: people.farmer, appUrl: line.url, mayComplain: /ERR_|Failed to load/ })
  const ana = await visit({ as: people.agent })
  const path = await ask(farmer, "Ben ik er nog?")
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
