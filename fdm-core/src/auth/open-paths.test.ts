import { expect } from "vitest"
import { test as base } from "../../../testing/database.js"
import { authHost } from "../testing/auth-host.js"
import { openPaths } from "./open-paths.js"

const test = base.extend("host", { scope: "file" }, ({ db }) => authHost(db))

/** What better-auth would answer, with a value for what an address leaves open. */
function pathsOf({ auth }: ReturnType<typeof authHost>): string[] {
  const endpoints = Object.values(auth.api) as unknown as { path?: string }[]
  return endpoints.flatMap(({ path }) => path?.replace(/:\w+/, "google") ?? [])
}

test("what FDM has no use for is answered to nobody, and leaves no line in the log", async ({ host }) => {
  const closed = pathsOf(host).filter((path) => !openPaths.includes(path))
  const answers: unknown[] = []
  for (const path of closed) {
    const own = host.browser()
    answers.push([path, (await own.get(`/api/auth${path}?code=x&state=1&token=x`)).status])
    answers.push([path, (await own.post(`/api/auth${path}`, { email: host.address(), provider: "google" })).status])
  }

  expect(answers).toEqual(
    closed.flatMap((path) => [
      [path, 404],
      [path, 404],
    ]),
  )
  expect(closed.toSorted()).toEqual([
    ...["/account-info", "/callback/google", "/change-email", "/delete-user/callback", "/error", "/get-access-token"],
    ...["/link-social", "/list-accounts", "/ok", "/refresh-token", "/request-password-reset", "/reset-password"],
    ...["/reset-password/google", "/send-verification-email", "/sign-in/social", "/unlink-account", "/update-session"],
    "/verify-email",
  ])
  expect(host.logged).toEqual([])
})

test("what is open is there, and strangers leave no line in the log", async ({ host }) => {
  expect(openPaths.filter((path) => !pathsOf(host).includes(path))).toEqual([])
  for (const path of openPaths) {
    const own = host.browser()
    const answers = [await own.get(`/api/auth${path}?token=x`), await own.post(`/api/auth${path}`, { email: "x" })]
    expect([path, answers.some(({ status }) => status !== 404)]).toEqual([path, true])
    expect([path, answers.some(({ status }) => status >= 500)]).toEqual([path, false])
  }

  expect(host.logged).toEqual([])
})
