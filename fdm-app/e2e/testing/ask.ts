import type { Page } from "playwright"

/** Asks a question as a person does. @returns the path of its page */
export async function ask(page: Page, text: string): Promise<string> {
  await page.goto("/support/new")
  await page.getByLabel("Waarmee kunnen we helpen?").fill(text)
  await page.getByRole("button", { name: "Vraag versturen" }).click()
  await page.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
  return new URL(page.url()).pathname
}
