import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { people, test, type Visit } from "./test.ts"

/** WCAG 2.2 AA, as far as a machine can tell. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
const anyError = /status of 4\d\d/

type Screen = { name: string; as?: string; open(page: Page): Promise<unknown> }

const firstTicket = async (page: Page, list: string) => {
  await page.goto(list)
  await page.goto((await page.locator("main a[href*=tic_]").first().getAttribute("href")) ?? "")
}

const screens: Screen[] = [
  { name: "sign in", open: (page) => page.goto("/signin") },
  { name: "sign up", open: (page) => page.goto("/signup") },
  { name: "look in your mail", open: (page) => page.goto("/signin/link?email=iemand@fdm.example") },
  { name: "farms", as: people.farmer, open: (page) => page.goto("/farms") },
  { name: "my questions", as: people.farmer, open: (page) => page.goto("/support") },
  {
    name: "no closed questions",
    as: "elly@smeets-administratie.example",
    open: (page) => page.goto("/support?state=closed"),
  },
  { name: "new question", as: people.farmer, open: (page) => page.goto("/support/new") },
  {
    name: "new question with an error",
    as: people.farmer,
    open: async (page) => {
      await page.goto("/support/new")
      await page.getByRole("button", { name: "Vraag versturen" }).click()
      await page.getByText("Schrijf je vraag in dit veld.").waitFor()
    },
  },
  { name: "a question", as: people.farmer, open: (page) => firstTicket(page, "/support") },
  { name: "inbox", as: people.agent, open: (page) => page.goto("/admin/support") },
  {
    name: "inbox with its filters open",
    as: people.agent,
    open: async (page) => {
      await page.goto("/admin/support?view=all&priority=high&kleur=rood")
      await page.getByRole("button", { name: /^Filter/ }).click()
      await page.getByRole("dialog", { name: "Filter" }).waitFor()
    },
  },
  { name: "what was found", as: people.agent, open: (page) => page.goto("/admin/support?q=perceel&status=closed") },
  { name: "nothing found", as: people.agent, open: (page) => page.goto("/admin/support?q=xyzxyz&unread=1") },
  { name: "own questions found", as: people.farmer, open: (page) => page.goto("/support?q=perceel") },
  { name: "ticket", as: people.agent, open: (page) => firstTicket(page, "/admin/support?view=waiting") },
  {
    name: "ticket with a note begun",
    as: people.agent,
    open: async (page) => {
      await firstTicket(page, "/admin/support?view=mine")
      await page.getByText("Interne notitie", { exact: true }).first().click()
    },
  },
  { name: "not for you", as: people.farmer, open: (page) => page.goto("/admin/support") },
  { name: "not there", as: people.farmer, open: (page) => page.goto("/nowhere") },
  { name: "kept mails", as: people.farmer, open: (page) => page.goto("/dev/mail") },
]

const looks: { name: string; options: Visit }[] = [
  { name: "light, wide", options: { colorScheme: "light" } },
  { name: "dark, phone", options: { colorScheme: "dark", viewport: { width: 390, height: 844 } } },
]

describe.for(looks)("$name", ({ options }) => {
  test.for(screens)("$name", async ({ as, open }, { visit }) => {
    const page = await visit({ ...options, as, mayComplain: anyError })
    await open(page)
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)
    expect(found).toEqual([])
    // A laptop zoomed in to 400 % is this narrow (WCAG 1.4.10).
    if (options.viewport) await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
})

test("by keyboard alone: skip link, list, ticket, note, answer", async ({ visit }) => {
  const page = await visit({ as: people.agent })
  await page.goto("/admin/support?view=mine")
  await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Direct naar de inhoud")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page.waitForURL("**/admin/support/tic_*")

  const reply = page.getByRole("radio", { name: "Antwoord" })
  await reply.focus()
  await page.keyboard.press("ArrowRight")
  await page.getByText("Alleen zichtbaar voor behandelaars").waitFor()
  await page.keyboard.press("Tab")
  await page.keyboard.type("Met het toetsenbord.")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page
    .getByRole("article", { name: /Interne notitie/ })
    .getByText("Met het toetsenbord.")
    .waitFor()
})
