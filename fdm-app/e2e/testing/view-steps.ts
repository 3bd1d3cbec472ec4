import type { Page } from "playwright"

/** The tickets of the list, in the shape that shows. */
export const rowsOf = (page: Page) =>
  page.locator("[data-row]:visible").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")))
/** A view in the rail, by the group that it stands in. */
export const inRail = (page: Page, group: string, name: string) =>
  page.locator("aside").getByRole("list", { name: group }).getByRole("link", { name })

/** Opens a list and saves it, for oneself unless something else is done in between. */
export async function saveView(
  page: Page,
  search: string,
  name: string,
  before?: () => Promise<unknown>,
): Promise<string> {
  await page.goto(`/admin/support?${search}`)
  await page.getByRole("link", { name: "Weergave opslaan" }).click()
  await page.getByRole("heading", { name: "Nieuwe weergave" }).waitFor()
  await page.getByLabel("Naam").fill(name)
  await before?.()
  await page.getByRole("button", { name: "Weergave opslaan" }).click()
  await page.waitForURL(/\/admin\/support\?view_id=viw_\w+$/)
  return new URL(page.url()).searchParams.get("view_id") ?? ""
}

/** Opens the panel and turns over what is named, then shows the list. */
export async function filter(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole("button", { name: /^Filter/ }).click()
  const panel = page.getByRole("dialog", { name: "Filter" })
  for (const name of names) await panel.getByRole("checkbox", { name, exact: true }).click()
  await panel.getByRole("button", { name: "Toon tickets" }).click()
}
