import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { people, test } from "../testing/test.ts"
import { violationsOn } from "../testing/violations.ts"

const rowsOf = (page: Page) =>
  page.locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")))
const box = (page: Page) => page.getByRole("combobox")
const options = (page: Page) => page.getByRole("listbox", { name: "Voorstellen" }).getByRole("option")
const active = (page: Page) => page.getByRole("option", { selected: true })
const hints = (page: Page) => page.getByRole("status").filter({ has: page.locator("li") })
const findsRow = (page: Page, words: string) => page.locator("[data-row]").filter({ hasText: words })

async function openConsole(page: Page, path = "/admin/support"): Promise<void> {
  await page.goto(path)
  await box(page).waitFor()
}

async function search(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press("Enter")
  await page.waitForURL((url) => url.searchParams.get("q") === text)
}

describe("the search box of the console", () => {
  test("offers operators and then their values, by keyboard alone", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await openConsole(agent, "/admin/support?view=all")
    await agent.keyboard.press("/")
    await agent.keyboard.type("prio")
    expect(await options(agent).allTextContents()).toEqual([expect.stringContaining("prioriteit:")])
    expect(await box(agent).getAttribute("aria-expanded")).toBe("true")
    expect(await active(agent).count()).toBe(0)

    await agent.keyboard.press("ArrowDown")
    expect(await box(agent).getAttribute("aria-activedescendant")).toBe(await active(agent).getAttribute("id"))
    await agent.keyboard.press("Enter")
    await expect.poll(() => box(agent).inputValue()).toBe("prioriteit:")
    await expect.poll(() => options(agent).count()).toBe(4)
    await agent.keyboard.press("ArrowDown")
    await agent.keyboard.press("ArrowDown")
    await agent.keyboard.press("ArrowUp")
    await agent.keyboard.press("ArrowUp")
    await expect.poll(() => active(agent).textContent()).toBe("laag")
    await agent.keyboard.press("ArrowDown")
    await agent.keyboard.press("Tab")
    await expect.poll(() => box(agent).inputValue()).toBe("prioriteit:urgent ")
    expect(await options(agent).count()).toBe(0)

    await agent.keyboard.press("Enter")
    await agent.waitForURL(/q=prioriteit/)
    const others = async () => (await rowsOf(agent)).length - (await findsRow(agent, "Urgent").count())
    await expect.poll(others).toBe(0)
    expect(await findsRow(agent, "Urgent").count()).toBeGreaterThan(0)
  })

  test("leaves the keys to who types: Enter searches, Esc closes, Tab goes on", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await openConsole(agent)
    await box(agent).focus()
    await agent.keyboard.press("ArrowDown")
    expect(await options(agent).count()).toBe(10)
    await agent.keyboard.press("Escape")
    await expect.poll(() => options(agent).count()).toBe(0)
    expect(await box(agent).evaluate((field) => field === document.activeElement)).toBe(true)
    await agent.keyboard.type("stat")
    await expect.poll(() => options(agent).count()).toBe(1)
    await agent.keyboard.press("Tab")
    await expect.poll(() => options(agent).count()).toBe(0)
    expect(await box(agent).inputValue()).toBe("stat")
    await box(agent).focus()
    await agent.keyboard.type("us")
    await agent.keyboard.press("Enter")
    await agent.waitForURL(/q=status$/)
  })

  test("is read out: how many there are, which is chosen, and no machine objects", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await openConsole(agent)
    await box(agent).pressSequentially("is:")
    await expect.poll(() => options(agent).count()).toBe(3)
    await agent.keyboard.press("ArrowDown")
    await agent.getByText("3 voorstellen. Kies met de pijltjes.").waitFor()
    for (const colorScheme of ["light", "dark"] as const) {
      await agent.emulateMedia({ colorScheme })
      expect(await violationsOn(agent)).toEqual([])
    }
    await options(agent).filter({ hasText: "ongelezen" }).click()
    await expect.poll(() => box(agent).inputValue()).toBe("is:ongelezen ")
  })

  test("offers names that the desk knows, quoted where they have blanks", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await openConsole(agent)
    await box(agent).pressSequentially("toegewezen:MEH")
    await expect.poll(() => options(agent).count()).toBe(1)
    await agent.keyboard.press("ArrowDown")
    await agent.keyboard.press("Enter")
    await expect.poll(() => box(agent).inputValue()).toMatch(/^toegewezen:"Mehmet .+" $/)
    await box(agent).pressSequentially("status:wacht")
    await agent.keyboard.press("ArrowDown")
    await agent.keyboard.press("Enter")
    await expect.poll(() => box(agent).inputValue()).toContain('status:"Wacht op klant" ')
  })
})

describe("a search with operators", () => {
  test("adds up with the filters of the list", async ({ visit }) => {
    const path = await ask(await visit({ as: people.farmer }), "De koolhaak van operatoren is krom.")
    const agent = await visit({ as: people.agent })
    await openConsole(agent, "/admin/support?view=all&channel=web")
    await search(agent, "is:open na:vandaag")
    expect(new URL(agent.url()).searchParams.get("channel")).toBe("web")
    await agent.locator(`[data-row="${path.split("/").at(-1)}"]`).waitFor()
    await search(agent, "is:gesloten na:vandaag")
    await expect.poll(() => agent.locator(`[data-row="${path.split("/").at(-1)}"]`).count()).toBe(0)
  })

  test("tells what was made of it, and what may have been meant", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    await openConsole(agent)
    for (const [text, words] of [
      ["foo:perceel", "‘foo:’ kennen we niet; we zochten naar de woorden."],
      ["status:", "Achter ‘status:’ staat nog niets, dus het telt niet mee."],
      ["label:bestaatniet", "‘label:bestaatniet’ kennen we niet, dus daarmee is niets te vinden."],
      ["voor:2026-02-30", "‘voor:2026-02-30’ is geen dag."],
      ["de het een", "‘de het een’ staat overal in, dus daar zochten we niet op."],
      ['perceel "op de', "Er mist een aanhalingsteken"],
    ] as const) {
      await search(agent, text)
      await hints(agent).getByText(words).waitFor()
    }
    await search(agent, "prioriteit:urgnt")
    await agent.getByRole("link", { name: "Bedoelde je ‘urgent’?" }).click()
    await agent.waitForURL((url) => url.searchParams.get("q") === "prioriteit:urgent")
    await expect.poll(() => findsRow(agent, "Urgent").count()).toBeGreaterThan(0)
    expect(await hints(agent).count()).toBe(0)
  })

  test("and what nobody should type never fails", async ({ visit }) => {
    const agent = await visit({ as: people.agent })
    const farmer = await visit({ as: people.farmer })
    for (const text of [
      'status:"',
      "-",
      "- - -",
      '""""',
      "is:open is:closed is:unread",
      "tag:' or 1=1 --",
      "assignee::::",
      "before:9999999999",
      "after:0000-00-00",
      "\u202estatus:\u202copen",
      "farm:%00 requester:%25",
      "請求書: status:請求書",
      "status:open ".repeat(40),
    ])
      for (const [page, path] of [
        [agent, "/admin/support"],
        [farmer, "/support"],
      ] as const) {
        const address = `${path}?${new URLSearchParams({ q: text })}`
        expect((await page.goto(address))?.status(), address).toBe(200)
      }
  })

  test("has tips beside it, also without scripts", async ({ visit }) => {
    for (const javaScriptEnabled of [true, false]) {
      const agent = await visit({ as: people.agent, javaScriptEnabled })
      await agent.goto("/admin/support")
      await agent.getByRole("button", { name: "Zoektips" }).click()
      await agent.getByRole("dialog", { name: "Zoektips" }).getByText("toegewezen:ik").waitFor()
    }
  })

  test("works without scripts", async ({ visit }) => {
    const agent = await visit({ as: people.agent, javaScriptEnabled: false })
    await agent.goto("/admin/support")
    await agent.locator("input[name=q]").fill("prioriteit:urgent foo:")
    await agent.locator("input[name=q]").press("Enter")
    await agent.waitForURL(/q=prioriteit/)
    await agent.goto(`/admin/support?${new URLSearchParams({ q: "status:" })}`)
    await hints(agent).getByText("telt niet mee").waitFor()
  })
})

describe("the search box of the portal", () => {
  test("has the operators of one's own questions, and tells of the others", async ({ visit }) => {
    const farmer = await visit({ as: people.farmer })
    await farmer.goto("/support")
    await box(farmer).waitFor()
    await box(farmer).focus()
    await farmer.keyboard.press("ArrowDown")
    expect(await options(farmer).count()).toBe(4)
    await farmer.keyboard.press("Escape")
    await box(farmer).fill("is:open")
    await farmer.getByRole("button", { name: "Zoeken" }).click()
    await farmer.waitForURL(/q=is/)
    expect(await farmer.locator("main a[href*=tic_]").count()).toBeGreaterThan(0)
    await box(farmer).fill("toegewezen:ana")
    await box(farmer).press("Enter")
    await hints(farmer).getByText("‘toegewezen:ana’ kun je hier niet gebruiken").waitFor()
    expect(await farmer.locator("main a[href*=tic_]").count()).toBe(0)
    expect(await violationsOn(farmer)).toEqual([])
  })
})
