import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect } from "vitest"
import type { KeptMail } from "../../app/lib/host/kept-mailer.server.ts"
import { lane } from "./lane.ts"

/**
 * The mails that an app kept instead of sending them, newest first, from where it keeps them: the page that shows them is for
 * admins alone.
 *
 * @param folder of an app that isn't the one that all tests share
 */
export async function keptMails(folder = lane().folder): Promise<KeptMail[]> {
  const files = await readdir(join(folder, "mail")).catch(() => [])
  const mails = files
    .filter((file) => file.endsWith(".json"))
    .map((file) => readFile(join(folder, "mail", file), "utf8"))
  return (await Promise.all(mails)).map((mail) => JSON.parse(mail)).sort((a, b) => b.keptAt.localeCompare(a.keptAt))
}

/** Waits for the mail to an address that has a sign-in link in it. @returns the newest one's link */
export async function signInLinkFor(address: string, folder?: string): Promise<string> {
  const find = async () => {
    const own = (await keptMails(folder)).filter(({ to }) => to.includes(address))
    const [link] = own.flatMap(({ html }) => /href="([^"]*magic-link[^"]*)"/.exec(html)?.[1] ?? [])
    return link?.replaceAll("&amp;", "&")
  }
  await expect.poll(find, { timeout: 15_000 }).toBeTruthy()
  return (await find()) ?? ""
}
