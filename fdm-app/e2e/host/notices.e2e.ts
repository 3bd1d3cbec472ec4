import { afterAll, beforeAll, describe, expect } from "vitest"
import { as } from "../testing/as.ts"
import { costOf } from "../testing/cost.ts"
import { demoDatabase, serveDemo } from "../testing/prepared-demo.ts"
import { type ServedApp, serveApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"
import { violationsInAllLooks } from "../testing/violations.ts"

const noProxy = { FDM_CLIENT_ADDRESS_HEADER: "" }

describe("a demo on a database server, behind a proxy that nobody spoke of", () => {
  let database: string
  let app: ServedApp

  beforeAll(async () => {
    database = await demoDatabase()
    app = await serveDemo({ DATABASE_URL: database, FDM_MEASURE: "on", ...noProxy })
  }, 60_000)

  afterAll(async () => {
    await app?.stop()
  })

  const inbox = async (email: string) => (await (await as(email, { url: app.url })).get("/admin/support")).text()

  test("is told of at the start", () => {
    expect(app.said()).toContain("! Anybody can sign in here as an admin")
    expect(app.said()).toContain("FDM_DEMO=end")
    expect(app.said()).toContain("! The app may do anything on the database server")
    expect(app.said()).toContain("AUTH_SECRET is not set")
    expect(app.said()).not.toContain("A proxy stands before the app")
  })

  test("is told of to admins on the first page of their inbox, and to nobody else", async () => {
    expect(await inbox(people.admin)).toContain("Iedereen kan hier inloggen als beheerder")
    for (const email of [people.agent, people.colleague, "ilse@fdm.example"])
      expect(await inbox(email)).not.toContain("Iedereen kan hier inloggen")
  })

  test("shows itself by its first request, and is told of once and from then on", async () => {
    for (let turn = 0; turn < 2; turn++)
      await fetch(`${app.url}/signin`, { headers: { "X-Forwarded-For": "192.0.2.1" } })

    await expect.poll(app.said).toContain("! One visitor can block signing in for everybody")
    expect(app.said().split("One visitor can block")).toHaveLength(2)
    expect(await inbox(people.admin)).toContain("FDM_CLIENT_ADDRESS_HEADER")
  })

  test("costs the page one statement, which counts work that was stopped", async ({ visit }) => {
    const admin = await visit({ as: people.admin, appUrl: app.url })
    expect(costOf((await admin.request.get("/admin/support")).headers()).statements).toBeLessThanOrEqual(9)
  })

  test("is one line that unfolds, for everybody to read", async ({ visit }) => {
    const admin = await visit({ as: people.admin, appUrl: app.url })
    await admin.goto("/admin/support")
    await admin.getByRole("button", { name: /punten vragen aandacht/ }).click()
    await admin.getByText("Iedereen kan hier inloggen als beheerder").waitFor()
    expect(await violationsInAllLooks(admin)).toEqual([])
    await admin.keyboard.press("Escape")
    await admin.getByText("Iedereen kan hier inloggen als beheerder").waitFor({ state: "hidden" })
  })
})

describe("a desk that is public", () => {
  test("and sends no mail, over http, without a header for addresses, starts and says so", async () => {
    const app = await serveApp({ ...noProxy, FDM_DEMO: "off", FDM_URL: "http://fdm.boerderij.nl" })
    await app.stop()

    expect(app.said()).toContain("! No mail is sent")
    expect(app.said()).toContain("! Passwords travel unencrypted")
    expect(app.said()).toContain("! One visitor can block signing in for everybody")
  })

  test.for<[string, string]>([
    ["equal letters", "a".repeat(32)],
    ["a placeholder", "change-me-change-me-change-me-please"],
  ])("does not start with a secret of %s", async ([, AUTH_SECRET]) => {
    await expect(serveApp({ AUTH_SECRET })).rejects.toThrow(/AUTH_SECRET: can be guessed/)
  })
})
