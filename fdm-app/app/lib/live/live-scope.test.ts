import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { ShouldRevalidateFunctionArgs } from "react-router"
import { beforeEach, expect, test, vi } from "vitest"
import { type LiveScope, unlessLive, unlessOfOthers, withinScope } from "./live-scope"

beforeEach(() => {
  vi.stubGlobal("window", { fetch: vi.fn(), location: { href: "http://localhost/" } })
})

const here = new URL("http://localhost/support/tic_1")

function asked(given: Partial<ShouldRevalidateFunctionArgs> = {}): ShouldRevalidateFunctionArgs {
  const params = { ticket_id: "tic_1" }
  const step = { currentUrl: here, nextUrl: here, currentParams: params, nextParams: params }
  return { ...step, defaultShouldRevalidate: true, ...given } as ShouldRevalidateFunctionArgs
}

/** What the two rules say while live events about these tickets are being acted on. */
async function during(scope: LiveScope, args = asked()) {
  let said: boolean[] = []
  await withinScope(scope, async () => {
    said = [unlessOfOthers(args), unlessLive(args)]
  })
  return said
}

test("a ticket is read anew for an event of its own or for all, and a form that is being filled in never", async () => {
  expect(await during(new Set(["tic_1"]))).toEqual([true, false])
  expect(await during(new Set(["tic_2"]))).toEqual([false, false])
  expect(await during("all")).toEqual([true, false])
})

test("what the reader does meanwhile, and afterwards, is read anew as ever", async () => {
  const posted = asked({ formMethod: "POST" })
  const elsewhere = asked({ nextUrl: new URL("http://localhost/farms") })
  for (const args of [posted, elsewhere]) expect(await during(new Set(["tic_2"]), args)).toEqual([true, true])
  await expect(withinScope("all", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone")
  expect([unlessOfOthers(asked()), unlessLive(asked())]).toEqual([true, true])
})

/** What live events are about stands on these. */
const alwaysRead = [
  "_shell.tsx",
  "console/inbox/inbox.tsx",
  "portal/tickets.tsx",
  "auth/signin.tsx",
  "auth/signin.link.tsx",
  "auth/signup.tsx",
]

test("every page says what live events mean for it, so that none reads a form anew under its writer's hands", async () => {
  const folder = join(import.meta.dirname, "../../routes")
  const pages = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith(".tsx") && !alwaysRead.includes(file),
  )
  const silent = await Promise.all(
    pages.map(async (file) => {
      const code = await readFile(join(folder, file), "utf8")
      return /export (async function|function|const) loader/.test(code) && !code.includes("shouldRevalidate")
        ? file
        : []
    }),
  )
  expect(silent.flat()).toEqual([])
})
