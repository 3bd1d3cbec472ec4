import type { Page } from "playwright"
import { untilAlive } from "./by-keyboard.ts"
import { signInLinkFor } from "./kept-mails.ts"
import type { Visit } from "./test.ts"

/** A page in one of the states in which people meet it. */
export type Screen = Pick<Visit, "as" | "extraHTTPHeaders"> & { name: string; open(page: Page): Promise<unknown> }

/** Goes to the first link of a page that leads to what `part` names. */
export async function follow(page: Page, from: string, part: string): Promise<void> {
  await page.goto(from)
  const link = page.locator(`main a[href*="${part}"], td a[href*="${part}"]`).first()
  await page.goto((await link.getAttribute("href")) ?? "")
}

/** The first ticket of a view. */
export const aTicket = (page: Page, view = "waiting") => follow(page, `/admin/support?view=${view}`, "tic_")

export const dialog = (page: Page, name: string) => page.getByRole("dialog", { name }).waitFor()

/** Saves a view with columns of its own, as its form does. */
export async function aView(page: Page): Promise<string> {
  const columns = {
    order: "ref,status,tags,subject,priority",
    column_ref: "on",
    column_status: "on",
    column_tags: "on",
  }
  const form = { name: "Brandjes", icon: "flag", sharing: "private", column_priority: "on", ...columns }
  const answer = await page.request.post("/admin/support/views/new/save?view=open", { form, maxRedirects: 0 })
  return new URL(answer.headers().location ?? "", "http://app.example").searchParams.get("view_id") ?? ""
}

/** Presses a key once the page's scripts take it. */
export async function untilDialog(page: Page, key: string, name: string): Promise<void> {
  await untilAlive(page)
  await page.keyboard.press(key)
  await dialog(page, name)
}

/** Tries a wrong password by hand. */
export async function tryPassword(page: Page, email: string): Promise<void> {
  await page.goto("/signin")
  await page.getByLabel("E-mailadres").first().fill(email)
  await page.getByLabel("Wachtwoord").fill("geraden")
  await page.getByRole("button", { name: "Inloggen" }).click()
  await page.getByRole("alert").waitFor()
}

/** Comes by a mailed link with a new address, so without a password, and goes to a page. */
export async function comeWithoutPassword(page: Page, path: string): Promise<void> {
  const email = `${crypto.randomUUID()}@nieuw.example`
  await page.request.post("/signin/link", { form: { email, to: "/" }, maxRedirects: 0 })
  await page.goto(await signInLinkFor(email))
  await page.goto(path)
}
