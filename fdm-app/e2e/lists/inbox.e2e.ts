import { expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { people, test } from "../testing/test.ts"

test("page by page the inbox shows every ticket once, and leads back to its beginning", async ({ visit }) => {
  const agent = await visit({ as: people.agent })
  await agent.goto("/admin/support?view=closed")
  const seen: string[] = []
  for (let page = 1; page < 20; page++) {
    const rows = agent.locator("main a[href*=tic_]")
    seen.push(...(await rows.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))))
    const next = agent.getByRole("link", { name: "Volgende tickets" })
    if ((await next.count()) === 0) break
    const first = await rows.first().getAttribute("href")
    await next.click()
    await expect.poll(() => rows.first().getAttribute("href")).not.toBe(first)
  }
  expect(seen.length).toBeGreaterThan(50)
  expect(new Set(seen).size).toBe(seen.length)

  await agent.getByRole("link", { name: "Terug naar het begin" }).click()
  await expect.poll(() => agent.locator("main a[href*=tic_]").first().getAttribute("href")).toBe(seen[0])
})

test("on a phone there is the list or the ticket, and a way between them", async ({ visit }) => {
  const agent = await visit({ as: people.agent, viewport: { width: 390, height: 844 } })
  await agent.goto("/admin/support?view=mine")
  await agent.locator("main a[href*=tic_]").first().click()
  await agent.getByRole("link", { name: "Terug naar de lijst" }).click()
  await agent.getByRole("list", { name: "Tickets in Van mij" }).waitFor()

  await agent.locator("summary", { hasText: "Van mij" }).click()
  await agent.getByRole("link", { name: /Niet toegewezen/ }).click()
  await agent.getByRole("list", { name: "Tickets in Niet toegewezen" }).waitFor()
})

test("who can't see the page change hears it", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer })
  await farmer.goto("/support")
  await farmer.getByRole("link", { name: "Nieuwe vraag" }).click()
  await expect.poll(() => farmer.locator("[aria-live=polite]").textContent()).toBe("Waarmee kunnen we helpen? · FDM")
  expect(await farmer.evaluate(() => document.activeElement?.id)).toBe("content")
})

test("a ticket loses its mark of unread as soon as it is open", async ({ visit }) => {
  const path = await ask(await visit({ as: people.farmer }), "Wie leest dit het eerst?")
  const agent = await visit({ as: people.agent })
  await agent.goto("/admin/support")
  const row = agent.locator(`[data-row="${path.split("/").at(-1)}"]`)
  const mark = () => row.evaluate((link) => getComputedStyle(link, "::before").content)
  expect(await mark()).not.toBe("none")
  await row.click()
  await expect.poll(mark).toBe("none")
})

test.for(["nl", "en"])("the names of the views fit their rail: %s", async (locale, { visit }) => {
  // The language is the account's, so not that of an agent whom other tests read in Dutch.
  const agent = await visit({ as: "ilse@fdm.example" })
  await agent.request.post("/language", { form: { locale, to: "/" } })
  await agent.goto("/admin/support")
  const names = agent.locator("aside nav a[href*='view='] > span:first-child")
  expect(await names.count()).toBe(7)
  const cut = await names.evaluateAll((all) => all.filter((name) => name.scrollWidth > name.clientWidth).length)
  expect(cut).toBe(0)
})
