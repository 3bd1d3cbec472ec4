import type { Page } from "playwright"

/** The composer of an agent. */
export const message = (page: Page) => page.getByRole("textbox", { name: "Bericht" })
export const send = (page: Page) => page.getByRole("button", { name: "Versturen", exact: true })

/** Replies as the page's reader, by the form. */
export async function reply(page: Page, text: string): Promise<void> {
  await message(page).fill(text)
  await send(page).click()
  await page.getByRole("article").getByText(text).waitFor()
}
