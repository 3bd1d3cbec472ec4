import { describe, expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { openForKeys } from "../testing/by-keyboard.ts"
import { costOf } from "../testing/cost.ts"
import { test } from "../testing/own-desk.ts"
import { people } from "../testing/test.ts"
import { filter, inRail, rowsOf, saveView } from "../testing/view-steps.ts"

const { agent: ana, colleague: mehmet } = people

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
    await expect.poll(() => rowsOf(agent)).toEqual(urgent)
    await expect.poll(() => shared.textContent()).toBe(`Brandjes${urgent.length}`)

    await lead.getByRole("link", { name: "Weergave aanpassen" }).click()
    await lead.locator("summary", { hasText: "Weergave verwijderen" }).click()
    await lead.getByRole("button", { name: "Ja, verwijder ‘Brandjes’" }).click()
    await lead.waitForURL(/\/admin\/support$/)
    await agent.getByText(/Deze weergave is er niet meer/).waitFor()
    await expect.poll(() => shared.count()).toBe(0)
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
    await expect.poll(() => item.textContent()).toBe(`Nog te doen${before + 1}`)
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
      .poll(() => heads.allTextContents())
      .toEqual(["Nummer", "Bijgewerkt", "Onderwerp", "Prioriteit", "Status"])
    expect(await agent.locator("tbody tr").first().textContent()).toMatch(said)
    const newest = await rowsOf(agent)
    await agent.getByRole("link", { name: "Prioriteit", exact: true }).click()
    await agent.waitForURL(/sort=priority/)
    await expect.poll(() => heads.nth(3).getAttribute("aria-sort")).toBe("descending")
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
