import { type BrowserContextOptions, chromium, type Page } from "playwright"
import { test as base, expect, inject } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { anAddress } from "./as.ts"
import { lane } from "./lane.ts"
import { type Kept, Pages } from "./pages.ts"
import { addressHeader } from "./serve-app.ts"

/** As root there is no sandbox, and a machine for tests has no graphics. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
]

export type Visit = BrowserContextOptions & {
  /** Address of a demo account to sign in with. */
  as?: string
  /** What the console may say in this test, such as that an answer was a 404. Anything else fails it. */
  mayComplain?: RegExp
  /** Of the app, when it isn't the one that all tests share. */
  appUrl?: string
}

/** What the router says of a reading that a form overtook: nobody waits for it any more. */
const brokenOff = /BodyStreamBuffer was aborted/

/** `visit` opens the app in a browser of its own, with nobody or somebody signed in. Errors in its console fail the test. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads off the pattern which fixtures this one needs: none
  .extend("pages", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await chromium.launch({ executablePath: inject("chromium"), args: flags })
    onCleanup(() => browser.close())
    return new Pages(browser)
  })
  .extend("visit", async ({ pages, task }, { onCleanup }) => {
    const complaints: string[] = []
    const taken: Kept[] = []
    onCleanup(async () => {
      const isWell = complaints.length === 0 && task.result?.state !== "fail"
      for (const kept of taken) await pages.giveBack(kept, isWell)
      expect(complaints).toEqual([])
    })
    return async ({ as, mayComplain, appUrl = lane().url, ...options }: Visit = {}): Promise<Page> => {
      const extraHTTPHeaders = { [addressHeader]: anAddress() }
      const kept = await pages.take({ baseURL: appUrl, extraHTTPHeaders, ...options })
      taken.push(kept)
      const { page } = kept
      const complain = (words: string) => mayComplain?.test(words) || brokenOff.test(words) || complaints.push(words)
      page.on("console", (message) => message.type() === "error" && complain(message.text()))
      page.on("pageerror", (error) => complain(error.message))
      if (as) await signIn(page, as)
      return page
    }
  })

/** Signs in by the form's own address, as the form does; the story signs in by hand. */
export async function signIn(page: Page, email: string): Promise<void> {
  const answer = await page.request.post("/signin", {
    form: { email, password: demoPassword, to: "/" },
    maxRedirects: 0,
  })
  expect(answer.status(), `signing in as ${email}`).toBe(303)
}

/** Somebody who sits at the machine that the app runs on: nobody else is shown the mails that it kept. */
export const atTheMachine = { extraHTTPHeaders: { [addressHeader]: "127.0.0.1" } } satisfies Visit

export const people = {
  farmer: "jan@thart-visser.example",
  otherFarmer: "anouk@klaverhoeve.example",
  agent: "ana@fdm.example",
  colleague: "mehmet@fdm.example",
  admin: "daan@fdm.example",
}
