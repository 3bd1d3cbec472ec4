import type { Page } from "playwright"
import { serveDemo } from "./prepared-demo.ts"
import { test as base, type Visit } from "./test.ts"

export const settings = "/admin/support/settings"
export const manager = "ilse@fdm.example"
export const admin = "daan@fdm.example"

/** `come` visits an app of the file's own: what is set up for a whole desk would surprise the tests of all other files. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads off the pattern which fixtures this one needs: none
  .extend("ownApp", { scope: "file" }, async ({}, { onCleanup }) => {
    const app = await serveDemo({ FDM_MEASURE: "on" })
    onCleanup(app.stop)
    return app
  })
  .extend(
    "come",
    ({ visit, ownApp }) =>
      (options: Visit) =>
        visit({ ...options, appUrl: ownApp.url }),
  )

/** The row of a list in which these very words stand. */
export function row(page: Page, words: string) {
  return page.getByRole("listitem").filter({ has: page.getByText(words, { exact: true }) })
}
