import type { Page } from "playwright"

/** Chooses a value of a ticket's field as people do, with and without scripts: the button, then what it offers. */
export async function choose(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole("button", { name: `${field}:` }).click()
  await page.getByRole("dialog", { name: field, exact: true }).getByRole("button", { name: value, exact: true }).click()
}

/** What a field of a ticket says. */
export async function chosen(page: Page, field: string): Promise<string> {
  const words = await page
    .getByRole("button", { name: `${field}:` })
    .locator("[data-shown]")
    .textContent()
  return words?.trim() ?? ""
}
