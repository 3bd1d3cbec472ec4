import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { as } from "../testing/as.ts"
import { ask } from "../testing/ask.ts"
import { openForKeys } from "../testing/by-keyboard.ts"
import { choose } from "../testing/field.ts"
import { people, test } from "../testing/test.ts"

const rowsOf = (page: Page) =>
  page.locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")))

const chips = (page: Page) => page.getByRole("list", { name: "Actieve filters" }).getByRole("link")

/** Documents are made by a job, moments after the commit. */
const patiently = { timeout: 20_000, interval: 500 }

/** What has the focus: the name of a field, or the words on a button. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("name") ?? document.activeElement?.textContent ?? "")

/** Opens the panel and ticks what is named, then shows the list. */
async function filter(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole("button", { name: /^Filter/ }).click()
  const panel = page.getByRole("dialog", { name: "Filter" })
  for (const name of names) await panel.getByRole("checkbox", { name, exact: true }).check()
  await panel.getByRole("button", { name: "Toon tickets" }).click()
}

async function search(page: Page, text: string): Promise<void> {
  await page.locator("input[name=q]").fill(text)
  await page.locator("input[name=q]").press("Enter")
}

describe("filters", () => {
  test("stand in the address: after a reload, for a colleague, and on the way back", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await agent.goto("/admin/support?view=all")
    const before = await rowsOf(agent)
    await filter(agent, "Urgent", "Portaal")
    await agent.waitForURL(/priority=urgent/)
    await expect.poll(() => chips(agent).allTextContents()).toEqual(["Urgent", "Portaal", "Wis filters"])
    const filtered = await rowsOf(agent)
    expect(filtered.length).toBeGreaterThan(0)
    expect(await agent.locator("[data-row]").getByText("Urgent", { exact: true }).count()).toBe(filtered.length)

    await agent.reload()
    expect(await rowsOf(agent)).toEqual(filtered)
    const colleague = await visit({ as: people.colleague })
    await colleague.goto(agent.url())
    expect(await rowsOf(colleague)).toEqual(filtered)

    await agent.getByRole("link", { name: "Filter weghalen: Urgent" }).click()
    await agent.waitForURL((url) => !url.search.includes("priority"))
    await agent.goBack()
    await expect.poll(() => rowsOf(agent)).toEqual(filtered)
    await agent.getByRole("link", { name: "Wis filters" }).first().click()
    await expect.poll(() => rowsOf(agent)).toEqual(before)
  })

  test("stay with the list while tickets are opened, and go with its pages", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await agent.goto("/admin/support?view=all&sort=oldest&channel=web")
    const first = await rowsOf(agent)
    await agent.getByRole("link", { name: "Volgende tickets" }).click()
    await agent.waitForURL(/cursor=/)
    await expect.poll(async () => (await rowsOf(agent)).filter((id) => first.includes(id))).toEqual([])
    const second = await rowsOf(agent)
    const list = agent.locator("[data-row]").last().locator("xpath=ancestor::div[contains(@class,'overflow-y-auto')]")
    await agent.locator("[data-row]").nth(30).scrollIntoViewIfNeeded()
    const scrolled = await list.evaluate((box) => box.scrollTop)
    expect(scrolled).toBeGreaterThan(0)
    await agent.locator("[data-row]").nth(30).click()
    await agent.waitForURL(/tic_/)
    expect(agent.url()).toContain("sort=oldest")
    expect(await rowsOf(agent)).toEqual(second)
    expect(await list.evaluate((box) => box.scrollTop)).toBe(scrolled)
  })

  test("sort the list by what is chosen", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await agent.goto("/admin/support?view=all")
    const before = await rowsOf(agent)
    await choose(agent, "Volgorde", "Prioriteit")
    await agent.waitForURL(/sort=priority/)
    await expect.poll(() => rowsOf(agent)).not.toEqual(before)
    await agent.locator("[data-row]").first().getByText("Urgent", { exact: true }).waitFor()
    await choose(agent, "Volgorde", "Laatste bericht")
    await expect.poll(() => rowsOf(agent)).toEqual(before)
  })

  test("that find nothing say so, and lead out", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await agent.goto("/admin/support?view=mine&channel=api&created_from=1999-01-01&created_to=1999-01-31")
    await agent.getByText("Geen tickets met deze filters").waitFor()
    expect(await chips(agent).allTextContents()).toContain("Gesteld vanaf 1 jan 1999")
    expect(await chips(agent).allTextContents()).toContain("Gesteld t/m 31 jan 1999")
    await agent.getByRole("link", { name: "Wis filters" }).last().click()
    await agent.getByRole("list", { name: "Tickets in Van mij" }).waitFor()
  })

  test("that nobody made are left out and named, and the page is there", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await agent.goto("/admin/support")
    const open = await rowsOf(agent)
    for (const [query, name] of [
      ["priority=hoog", "priority"],
      ["tag=mest", "tag"],
      ["assignee=ana&assignee=%00", "assignee"],
      ["created_from=31-12-2025", "created_from"],
      ["requester=tic_01kxxxxxxxxxxxxxxxxxxxxxxx", "requester"],
      ["kleur=rood", "kleur"],
      ["sort=newest&sort=oldest&unread=ja", "unread"],
      [`q=${"x".repeat(10_000)}`, "q"],
      [`${"n".repeat(10_000)}=1`, "nnn…"],
    ] as const) {
      expect((await agent.goto(`/admin/support?${query}`))?.status(), query.slice(0, 50)).toBe(200)
      await agent
        .getByText(/kennen we niet/)
        .filter({ hasText: name })
        .waitFor()
      if (!query.startsWith("sort")) expect(await rowsOf(agent), query.slice(0, 50)).toEqual(open)
    }
    expect((await agent.goto("/admin/support?limit=-1&limit=1e9"))?.status()).toBe(200)
    expect(await rowsOf(agent)).toEqual(open)
  })
})

describe("search", () => {
  test("finds what was asked a moment ago, and shows where", async ({ visit }) => {
    const path = await ask(await visit({ as: people.farmer }), "De graszaadhark draait vierkant, zegt 請求書.")
    const agent = await visit({ as: people.agent })
    const row = agent.locator(`[data-row="${path.split("/").at(-1)}"]`)
    await agent.goto("/admin/support?view=mine")
    await search(agent, "graszaadharken")
    await agent.waitForURL(/q=graszaadharken/)
    for (const [text, shown] of [
      ["graszaadharken", "graszaadhark"],
      ["請求書", "請求書"],
    ])
      await expect
        .poll(async () => {
          await agent.goto(`/admin/support?${new URLSearchParams({ q: text ?? "" })}`)
          return row.locator("mark").allTextContents()
        }, patiently)
        .toContain(shown)
    await agent.getByRole("heading", { name: "Gevonden" }).waitFor()
    await row.click()
    await agent.waitForURL(/tic_.*q=/)
  })

  test("shows requesters their own questions, by what they can read", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    const path = await ask(farmer, "De krulandijvie schiet door.")
    const agent = await visit({ as: people.agent })
    await agent.goto(`/admin${path}`)
    await agent.locator("label", { hasText: /^Interne notitie/ }).click()
    await agent.getByRole("textbox", { name: "Bericht" }).fill("Zoekwoord zeurpietje hoort hier niet.")
    await agent.getByRole("button", { name: "Notitie toevoegen" }).click()
    await agent
      .getByRole("article", { name: /Interne notitie/ })
      .getByText("zeurpietje")
      .waitFor()
    await expect
      .poll(async () => {
        await agent.goto("/admin/support?q=zeurpietje")
        return agent.locator("[data-row]").count()
      }, patiently)
      .toBe(1)

    await farmer.goto("/support")
    await search(farmer, "krulandijvie")
    await farmer.getByText("Gevonden voor ‘krulandijvie’").waitFor()
    expect(await farmer.locator("main a[href*=tic_]").count()).toBe(1)
    await search(farmer, "zeurpietje")
    await farmer.getByText("Niets gevonden voor ‘zeurpietje’").waitFor()
    const other = await visit({ as: people.otherFarmer })
    await other.goto("/support?q=krulandijvie")
    await other.getByText("Niets gevonden voor ‘krulandijvie’").waitFor()
  })

  test("takes any text", async () => {
    const [agent, farmer] = [await as(people.agent), await as(people.farmer)]
    for (const text of [
      `'"|&!():*<->\\`,
      "' or 1=1 --",
      "<script>alert(1)</script>",
      "%25%00",
      "de het een",
      "👩‍🌾",
      "\u202eabc",
    ])
      for (const [asker, path] of [
        [agent, "/admin/support"],
        [farmer, "/support"],
      ] as const) {
        const address = `${path}?${new URLSearchParams({ q: text })}`
        expect((await asker.get(address)).status, address).toBe(200)
      }
    const endless = await farmer.get(`/support?${new URLSearchParams({ q: "x".repeat(10_000) })}`)
    expect(await endless.text()).toContain("Niets gevonden")
  })

  test("and filters work by keyboard alone", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await openForKeys(agent, "/admin/support")
    await agent.keyboard.press("/")
    await agent.keyboard.type("percelen")
    await agent.keyboard.press("Enter")
    await agent.waitForURL(/q=percelen/)
    await expect.poll(() => chips(agent).count()).toBe(2)
    await agent.getByRole("button", { name: /^Filter/ }).focus()
    await agent.keyboard.press("Enter")
    const panel = agent.getByRole("dialog", { name: "Filter" })
    await expect.poll(() => focused(agent)).toBe("unread")
    await agent.keyboard.press("Escape")
    await panel.waitFor({ state: "hidden" })
    await expect.poll(() => focused(agent)).toMatch(/^Filter/)
    await agent.keyboard.press("Enter")
    await panel.waitFor()
    await expect.poll(() => focused(agent)).toBe("unread")
    await agent.keyboard.press("Space")
    await agent.keyboard.press("Enter")
    await agent.waitForURL(/q=percelen.*unread=1|unread=1.*q=percelen/)
    await expect.poll(() => chips(agent).allTextContents()).toEqual(["‘percelen’", "Ongelezen", "Wis filters"])
  })
})

test("without scripts the list is filtered, sorted and searched as well", async ({ visit }) => {
  const agent = await visit({ as: people.agent, javaScriptEnabled: false })
  await agent.goto("/admin/support?view=all")
  await filter(agent, "Hoog")
  await agent.waitForURL(/priority=high/)
  expect(await agent.locator("[data-row]").getByText("Hoog", { exact: true }).count()).toBe(
    (await rowsOf(agent)).length,
  )
  await choose(agent, "Volgorde", "Oudste vraag")
  await agent.waitForURL(/sort=oldest/)
  expect(agent.url()).toContain("priority=high")
  await search(agent, "perceel")
  await agent.waitForURL(/q=perceel/)
  expect(agent.url()).toContain("priority=high")
  expect(await chips(agent).allTextContents()).toEqual(["‘perceel’", "Hoog", "Wis filters"])
})
