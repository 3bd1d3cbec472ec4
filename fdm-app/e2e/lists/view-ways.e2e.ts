import { expect } from "vitest"
import { openForKeys, press, tabTo, typeAt } from "../testing/by-keyboard.ts"
import { manager, row, settings, test } from "../testing/own-desk.ts"
import { people } from "../testing/test.ts"
import { filter, inRail, saveView } from "../testing/view-steps.ts"

const { agent: ana, colleague: mehmet } = people

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
  await expect.poll(() => row(boss, "Kaart en gps").count()).toBe(0)
  await expect.poll(() => inRail(colleague, "Gedeeld met mij", "Van ons team").count()).toBe(0)
  await agent.reload()
  await inRail(agent, "Mijn weergaven", "Van ons team").waitFor()
  const nobody = await come({ as: ana })
  await nobody.goto(`${settings}/teams`)
  await nobody.getByText("Managers en beheerders kunnen dit wijzigen.").waitFor()
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
