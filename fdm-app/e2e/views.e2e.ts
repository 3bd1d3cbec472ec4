import type { Page } from "playwright"
import { describe, expect } from "vitest"
import { ask } from "./ask.ts"
import { openForKeys, press, tabTo, typeAt } from "./by-keyboard.ts"
import { costOf } from "./cost.ts"
import { manager, row, settings, test } from "./own-desk.ts"
import { people } from "./test.ts"

const { agent: ana, colleague: mehmet } = people
const soon = { timeout: 10_000 }

const rowsOf = (page: Page) =>
  page.locator("[data-row]:visible").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")))
const inRail = (page: Page, group: string, name: string) =>
  page.locator("aside").getByRole("list", { name: group }).getByRole("link", { name })

/** Opens a list and saves it, for oneself unless something else is done in between. */
async function saveView(page: Page, search: string, name: string, before?: () => Promise<unknown>): Promise<string> {
  await page.goto(`/admin/support?${search}`)
  await page.getByRole("link", { name: "Weergave opslaan" }).click()
  await page.getByRole("heading", { name: "Nieuwe weergave" }).waitFor()
  await page.getByLabel("Naam").fill(name)
  await before?.()
  await page.getByRole("button", { name: "Weergave opslaan" }).click()
  await page.waitForURL(/\/admin\/support\?view_id=viw_\w+$/)
  return new URL(page.url()).searchParams.get("view_id") ?? ""
}

async function filter(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole("button", { name: /^Filter/ }).click()
  const panel = page.getByRole("dialog", { name: "Filter" })
  for (const name of names) await panel.getByRole("checkbox", { name, exact: true }).click()
  await panel.getByRole("button", { name: "Toon tickets" }).click()
}

describe("a saved view", () => {
  test("is shared, seen by a colleague, changed, and deleted", async ({ come }) => {
    const lead = await come({ as: mehmet })
    const id = await saveView(lead, "view=open&priority=high&priority=urgent&sort=oldest", "Brandjes", async () => {
      await lead.getByRole("radio", { name: "Vlag" }).check({ force: true })
      await lead.getByRole("radio", { name: "Voor iedereen op de helpdesk" }).check()
    })
    await lead.getByRole("heading", { name: "Brandjes" }).waitFor()
    await inRail(lead, "Mijn weergaven", "Brandjes").waitFor()
    const pressing = await rowsOf(lead)
    expect(pressing.length).toBeGreaterThan(2)

    const agent = await come({ as: ana })
    await agent.goto("/admin/support")
    const shared = inRail(agent, "Gedeeld met mij", "Brandjes")
    expect(await shared.textContent()).toBe(`Brandjes${pressing.length}`)
    await shared.click()
    await agent.getByRole("heading", { name: "Brandjes" }).waitFor()
    expect(await rowsOf(agent)).toEqual(pressing)
    await agent.getByRole("link", { name: "Weergave aanpassen" }).click()
    await agent.getByText(/Deze weergave is van Mehmet Yildiz/).waitFor()
    expect(await agent.getByRole("button", { name: "Weergave opslaan" }).count()).toBe(0)
    await agent.getByRole("link", { name: "Sluiten", exact: true }).click()
    await agent.waitForURL(`**/admin/support?view_id=${id}`)

    await filter(lead, "Hoog")
    await lead.getByText("Gewijzigd", { exact: true }).waitFor()
    const urgent = await rowsOf(lead)
    expect(urgent.length).toBeLessThan(pressing.length)
    await lead.reload()
    expect(await rowsOf(lead)).toEqual(urgent)
    await lead.getByRole("link", { name: "Terug", exact: true }).click()
    await expect.poll(() => rowsOf(lead)).toEqual(pressing)
    await lead.goBack()
    await lead.getByRole("button", { name: "Opslaan" }).click()
    await lead.waitForURL(`**/admin/support?view_id=${id}`)
    await lead.getByText("Gewijzigd", { exact: true }).waitFor({ state: "detached" })
    // Who has it open sees it change.
    await expect.poll(() => rowsOf(agent), soon).toEqual(urgent)
    await expect.poll(() => shared.textContent(), soon).toBe(`Brandjes${urgent.length}`)

    await lead.getByRole("link", { name: "Weergave aanpassen" }).click()
    await lead.locator("summary", { hasText: "Weergave verwijderen" }).click()
    await lead.getByRole("button", { name: "Ja, verwijder ‘Brandjes’" }).click()
    await lead.waitForURL(/\/admin\/support$/)
    await agent.getByText(/Deze weergave is er niet meer/).waitFor()
    await expect.poll(() => shared.count(), soon).toBe(0)
  })

  test("keeps what was changed in it apart, for those who may not change it and for a new one", async ({ come }) => {
    const lead = await come({ as: mehmet })
    const id = await saveView(lead, "view=all&channel=web", "Portaal", () =>
      lead.getByRole("radio", { name: "Voor iedereen op de helpdesk" }).check(),
    )
    const agent = await come({ as: ana })
    await agent.goto(`/admin/support?view_id=${id}`)
    await agent.locator("[data-row]").first().click()
    await agent.waitForURL(new RegExp(`tic_.*\\?view_id=${id}$`))
    await filter(agent, "Laag")
    await agent.getByText("Gewijzigd", { exact: true }).waitFor()
    expect(await agent.getByRole("button", { name: "Opslaan", exact: true }).count()).toBe(0)
    const low = await rowsOf(agent)
    await agent.getByRole("link", { name: "Als nieuwe" }).click()
    await agent.getByLabel("Naam").fill("Portaal, kan wachten")
    await agent.getByRole("button", { name: "Weergave opslaan" }).click()
    await agent.getByRole("heading", { name: "Portaal, kan wachten" }).waitFor()
    expect(await rowsOf(agent)).toEqual(low)
    await inRail(agent, "Mijn weergaven", "Portaal, kan wachten").waitFor()
    await agent.goto(`/admin/support?view_id=${id}`)
    expect(await rowsOf(agent)).not.toEqual(low)
    // Taking off every filter is another list, too, and no way back to what was saved.
    await agent.getByRole("link", { name: "Wis filters" }).click()
    await agent.getByText("Gewijzigd", { exact: true }).waitFor()
  })

  test("has its number grow while one looks, and is found by the palette", async ({ come }) => {
    const agent = await come({ as: ana })
    await saveView(agent, "view=unassigned", "Nog te doen")
    const item = inRail(agent, "Mijn weergaven", "Nog te doen")
    const before = Number(/\d+$/.exec((await item.textContent()) ?? "")?.[0])
    await ask(await come({ as: people.farmer }), "Wie helpt mij met de weergave?")
    await expect.poll(() => item.textContent(), soon).toBe(`Nog te doen${before + 1}`)
    await agent.goto("/admin/support/settings/tags")
    await openForKeys(agent, "/farms")
    await agent.keyboard.press("Control+k")
    await agent.getByRole("combobox").fill("te doen")
    await agent.keyboard.press("Enter")
    await agent.waitForURL(/view_id=viw_/)
  })

  test("shows the columns that were chosen, in their order", async ({ come }) => {
    const agent = await come({ as: ana })
    await saveView(agent, "view=open", "Eigen kolommen", async () => {
      for (const name of ["Vrager", "Laatste bericht (tekst)", "Labels", "Behandelaar"])
        await agent.getByRole("checkbox", { name, exact: true }).uncheck()
      for (const name of ["Nummer", "Status"]) await agent.getByRole("checkbox", { name, exact: true }).check()
      while (await agent.getByRole("button", { name: "Nummer omhoog", disabled: false }).count())
        await agent.getByRole("button", { name: "Nummer omhoog" }).click()
    })
    const said = /^TK-\w{6}.*(Open|In behandeling|Wacht)/
    const heads = agent.getByRole("table").getByRole("columnheader")
    await expect
      .poll(() => heads.allTextContents(), soon)
      .toEqual(["Nummer", "Bijgewerkt", "Onderwerp", "Prioriteit", "Status"])
    expect(await agent.locator("tbody tr").first().textContent()).toMatch(said)
    const newest = await rowsOf(agent)
    await agent.getByRole("link", { name: "Prioriteit", exact: true }).click()
    await agent.waitForURL(/sort=priority/)
    await expect.poll(() => heads.nth(3).getAttribute("aria-sort"), soon).toBe("descending")
    expect(await rowsOf(agent)).not.toEqual(newest)
    await agent.locator("[data-row]:visible").first().click()
    await agent.locator("[data-open-ticket]").waitFor()
    // Beside a ticket the same columns stand under each other.
    const card = await agent.locator("[data-row]:visible").first().textContent()
    expect(card).toMatch(said)
    expect(card).not.toContain("Nog niemand")
  })

  test("without a name is refused, and what was chosen stays", async ({ come }) => {
    const agent = await come({ as: ana, mayComplain: /status of 4\d\d/ })
    await agent.goto("/admin/support/views/new?view=mine")
    await agent.getByRole("radio", { name: "Ster" }).check({ force: true })
    await agent.getByRole("button", { name: "Weergave opslaan" }).click()
    await agent.getByText("Geef een naam van 1 tot 60 tekens.").waitFor()
    expect(await agent.getByRole("radio", { name: "Ster" }).isChecked()).toBe(true)
  })

  test("that isn't there says so, beside the open tickets", async ({ come }) => {
    const agent = await come({ as: ana, mayComplain: /status of 404/ })
    await agent.goto("/admin/support")
    const open = await rowsOf(agent)
    const answer = await agent.goto("/admin/support?view_id=viw_01m80n6wg2exzbcj7g1rv92fvs")
    expect(answer?.status()).toBe(200)
    await agent.getByText(/Deze weergave is er niet meer/).waitFor()
    expect(await rowsOf(agent)).toEqual(open)
    expect((await agent.goto("/admin/support/views/viw_01m80n6wg2exzbcj7g1rv92fvs"))?.status()).toBe(404)
    expect((await agent.goto("/admin/support/views/nonsense"))?.status()).toBe(404)
  })

  test("takes 8 statements to show, rail and numbers included", async ({ come }) => {
    const agent = await come({ as: ana })
    const id = await saveView(agent, "view=open&unread=1", "Ongelezen")
    const { statements } = costOf((await agent.request.get(`/admin/support?view_id=${id}`)).headers())
    expect(statements).toBeLessThanOrEqual(8)
  })
})

test("by keyboard alone a view is saved, its columns are moved, and it is deleted", async ({ come }) => {
  const page = await come({ as: ana })
  await openForKeys(page, "/admin/support?view=waiting")
  await tabTo(page, /^Weergave opslaan$/)
  await press(page, "Enter")
  await page.waitForURL(/views\/new/)
  await typeAt(page, /^Naam$/, "Met toetsen")
  await tabTo(page, /^Lijst$/)
  await press(page, "ArrowRight", "ArrowRight")
  await tabTo(page, /^Prioriteit omhoog$/)
  await press(page, "Enter", "Enter")
  await page.getByText("Prioriteit staat nu op plaats 2 van").waitFor({ state: "attached" })
  await press(page, "Enter", "Enter")
  expect(await page.getByRole("listitem").filter({ hasText: "Prioriteit" }).last().textContent()).toContain(
    "Prioriteit",
  )
  await tabTo(page, /^Weergave opslaan$/)
  await press(page, "Enter")
  await page.waitForURL(/view_id=viw_/)
  await tabTo(page, /^Weergave aanpassen$/)
  await press(page, "Enter")
  await page.waitForURL(/views\/viw_/)
  expect(await page.getByRole("radio", { name: "Ster" }).isChecked()).toBe(true)
  expect(await page.locator("[name=order]").inputValue()).toMatch(/^priority,requester/)
  await tabTo(page, /^Weergave verwijderen$/)
  await press(page, "Enter")
  await tabTo(page, /^Ja, verwijder ‘Met toetsen’$/)
  await press(page, "Enter")
  await page.waitForURL(/\/admin\/support$/)
})

test("without scripts a view is saved with columns by number, changed and deleted", async ({ come }) => {
  const page = await come({ as: ana, javaScriptEnabled: false, mayComplain: /status of 400/ })
  const id = await saveView(page, "view=open&priority=high", "Zonder scripts", async () => {
    await page.getByRole("checkbox", { name: "Nummer" }).check()
    await page.getByRole("spinbutton", { name: "Plaats van Nummer" }).fill("0")
    await page.getByRole("spinbutton", { name: "Plaats van Nummer" }).fill("1")
  })
  await page.goto(`/admin/support/views/${id}?view_id=${id}`)
  await page.getByLabel("Naam").fill(" ")
  await page.getByRole("radio", { name: "Klok" }).check({ force: true })
  await page.getByRole("button", { name: "Weergave opslaan" }).click()
  await page.getByText("Geef een naam van 1 tot 60 tekens.").waitFor()
  expect(await page.getByRole("radio", { name: "Klok" }).isChecked()).toBe(true)
  await page.getByLabel("Naam").fill("Nog steeds zonder")
  await page.getByRole("button", { name: "Weergave opslaan" }).click()
  await page.waitForURL(`**/admin/support?view_id=${id}`)
  await page.getByRole("heading", { name: "Nog steeds zonder" }).waitFor()
  await filter(page, "Urgent")
  await page.getByRole("button", { name: "Opslaan", exact: true }).click()
  await page.waitForURL(`**/admin/support?view_id=${id}`)
  await page.getByRole("link", { name: "Filter weghalen: Urgent" }).waitFor()
  await page.getByRole("link", { name: "Weergave aanpassen" }).click()
  await page.locator("summary", { hasText: "Weergave verwijderen" }).click()
  await page.getByRole("button", { name: "Ja, verwijder ‘Nog steeds zonder’" }).click()
  await page.waitForURL(/\/admin\/support$/)
  expect(await inRail(page, "Mijn weergaven", "Nog steeds zonder").count()).toBe(0)
})

test("a manager makes a team, its members share a view, and without the team the view is its owner's", async ({
  come,
}) => {
  const boss = await come({ as: manager })
  await boss.goto(`${settings}/teams`)
  const create = boss.locator("form[action*='/create']")
  await create.getByLabel("Naam").fill("Kaart en gps")
  for (const name of ["Ana Kramer", "Mehmet Yildiz"]) await create.getByRole("checkbox", { name }).check()
  await create.getByRole("button", { name: "Team maken" }).click()
  await row(boss, "Kaart en gps").getByText("Ana Kramer, Mehmet Yildiz").waitFor()

  const agent = await come({ as: ana })
  await saveView(agent, "view=open", "Van ons team", () => agent.getByRole("radio", { name: "Voor een team" }).check())
  const colleague = await come({ as: mehmet })
  await colleague.goto("/admin/support")
  await inRail(colleague, "Gedeeld met mij", "Van ons team").waitFor()
  await boss.goto("/admin/support")
  expect(await inRail(boss, "Gedeeld met mij", "Van ons team").count()).toBe(0)

  await boss.goto(`${settings}/teams`)
  await boss
    .getByRole("link", { name: /Van ons team/ })
    .getByText("Ana Kramer · team Kaart en gps")
    .waitFor()
  await row(boss, "Kaart en gps").locator("summary").first().click()
  await row(boss, "Kaart en gps").locator("summary", { hasText: "Verwijderen" }).click()
  await row(boss, "Kaart en gps").getByText("De weergave van dit team wordt privé").waitFor()
  await boss.getByRole("button", { name: "Ja, verwijder ‘Kaart en gps’" }).click()
  await expect.poll(() => row(boss, "Kaart en gps").count(), soon).toBe(0)
  await expect.poll(() => inRail(colleague, "Gedeeld met mij", "Van ons team").count(), soon).toBe(0)
  await agent.reload()
  await inRail(agent, "Mijn weergaven", "Van ons team").waitFor()
  const nobody = await come({ as: ana })
  await nobody.goto(`${settings}/teams`)
  await nobody.getByText("Managers en beheerders kunnen dit wijzigen.").waitFor()
})
