import type { Page } from "playwright"
import { expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { signInLinkFor } from "./kept-mails.ts"

/** Fills in the form, which makes no account yet. */
export async function askForAccount(page: Page, name: string, email: string): Promise<void> {
  const form = { name, email, password: demoPassword, to: "/" }
  const answer = await page.request.post("/signup", { form, maxRedirects: 0 })
  expect(answer.status()).toBe(303)
}

/** Makes an account, by the form and by the link that it mails. */
export async function signUp(page: Page, name: string, email: string): Promise<void> {
  await askForAccount(page, name, email)
  await openMailedLink(page, email)
}

/** Opens the link in the newest mail to somebody, of the app that all tests share. */
export async function openMailedLink(page: Page, email: string): Promise<void> {
  await page.goto(await signInLinkFor(email))
}
