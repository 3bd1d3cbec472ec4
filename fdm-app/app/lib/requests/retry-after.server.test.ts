import { FdmError } from "fdm-core/errors"
import type { RouterContextProvider } from "react-router"
import { describe, expect, test } from "vitest"
import { apiAnswer } from "./api-answer.server"
import type { Caller } from "./caller.server"
import { page } from "./page.server"
import { reply } from "./reply.server"
import { resource } from "./resource.server"
import { heldUntil, retryAfter, withRetryAfter } from "./retry-after.server"

const now = Date.parse("2026-11-21T14:00:00Z")
const answer = (status: number, seconds?: string) =>
  new Response(null, { status, headers: seconds === undefined ? {} : { "X-Retry-After": seconds } })

test.for([
  ["a limit that says when", answer(429), "2026-11-21T14:59:59.100Z", 3_600],
  ["a limit that is over meanwhile", answer(429), "2026-11-21T13:59:00Z", 1],
  ["better-auth", answer(429, "17"), undefined, 17],
  ["a limit that doesn't say", answer(429), undefined, 60],
  ["something away", answer(503), undefined, 5],
] as const)("who is told to wait is told for how long: by %s", ([, response, until, seconds]) => {
  expect(retryAfter(response, until, now)).toBe(seconds)
})

test("nobody else is", () => {
  for (const status of [200, 401, 500]) expect(retryAfter(answer(status), undefined, now)).toBeUndefined()
})

describe("a limit that was reached", () => {
  const retryAt = new Date(Date.now() + 3_600_000).toISOString()
  const limited = async (): Promise<never> => {
    throw new FdmError("rate_limited", "done too often", { retryAt })
  }
  const context = { get: () => ({}) as Caller, set: () => undefined } as unknown as RouterContextProvider
  const url = new URL("http://localhost:3000/support/tic_1/reply")
  const request = new Request(`${url}.data`, { method: "POST" })

  /** What the router makes of what a loader or an action gives it or throws. */
  const routed = async (work: Promise<unknown>): Promise<Response> => {
    const given = await work.catch((thrown: unknown) => thrown)
    if (given instanceof Response) return given
    const { data, init } = given as { data: unknown; init: ResponseInit }
    return Response.json(data, init)
  }

  test.for<[string, () => Promise<unknown>]>([
    ["a page", () => page(limited)],
    ["a form", () => reply({ request, url, context }, limited)],
    ["JSON", () => apiAnswer(context, limited)],
    ["what a page asks beside itself", () => resource(limited)],
  ])("says its own time: %s", async ([, act]) => {
    const response = await withRetryAfter(() => routed(act()))

    expect(response.status).toBe(429)
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(3_500)
    expect(await response.text()).toContain(retryAt)
  })

  test("of several is told by the last to end, and by no other request", async () => {
    const [later, earlier] = ["2099-01-01T00:00:00.000Z", "2098-01-01T00:00:00.000Z"]
    const asked = (...times: string[]) =>
      withRetryAfter(async () => {
        for (const at of times) heldUntil({ retryAt: at })
        return answer(429)
      }).then(({ headers }) => Number(headers.get("Retry-After")))

    const [both, one, none] = await Promise.all([asked(later, earlier), asked(earlier), asked()])
    expect(both).toBeGreaterThan(one)
    expect(none).toBe(60)
  })
})
