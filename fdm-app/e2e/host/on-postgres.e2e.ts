import { createFdm } from "fdm-core/db"
import { afterAll, afterEach, beforeAll, expect } from "vitest"
import { type Line, layLine } from "../../../testing/cut-line.ts"
import { demoDatabase, serveDemo } from "../testing/prepared-demo.ts"
import type { ServedApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"

let database: string
let line: Line
let app: ServedApp

beforeAll(async () => {
  database = await demoDatabase()
  line = await layLine(database)
  app = await serveDemo({ DATABASE_URL: line.url })
}, 60_000)

afterAll(async () => {
  await app?.stop()
  line?.cut()
})

afterEach(() => line.mend())

test("a database that goes away gives a clear page, and the page comes back by itself", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, appUrl: app.url, mayComplain: /status of 503/ })
  await farmer.goto("/support")
  await farmer.getByRole("heading", { name: "Mijn vragen" }).waitFor()

  line.cut()
  const answer = await farmer.goto("/support")
  expect(answer?.status()).toBe(503)
  expect(answer?.headers()["retry-after"]).toBe("5")
  await farmer.getByRole("heading", { name: "We zijn er even niet" }).waitFor()
  expect((await farmer.request.get("/healthz")).status()).toBe(503)

  await line.mend()
  await farmer.getByRole("heading", { name: "Mijn vragen" }).waitFor({ timeout: 30_000 })
})

test("a question that is sent meanwhile stays in its field, and goes through later", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, appUrl: app.url, mayComplain: /status of 503/ })
  await farmer.goto("/support/new")
  const field = farmer.getByLabel("Waarmee kunnen we helpen?")
  await field.fill("Dit mag niet verloren gaan.")
  line.cut()
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByRole("alert").getByText("We zijn er even niet").waitFor()
  expect(await field.inputValue()).toBe("Dit mag niet verloren gaan.")

  await line.mend()
  await expect.poll(async () => (await farmer.request.get("/healthz")).status(), { timeout: 30_000 }).toBe(200)
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
})

test("without scripts it stays on the page that tells so, and goes through from there", async ({ visit }) => {
  const text = "Ook dit mag niet verloren gaan."
  const farmer = await visit({ as: people.farmer, appUrl: app.url, javaScriptEnabled: false, mayComplain: /of 503/ })
  await farmer.goto("/support/new")
  await farmer.getByLabel("Waarmee kunnen we helpen?").fill(text)
  line.cut()
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByRole("heading", { name: "We zijn er even niet" }).waitFor()
  expect(await farmer.getByLabel("Wat je schreef").inputValue()).toBe(text)

  await line.mend()
  await expect.poll(async () => (await farmer.request.get("/healthz")).status(), { timeout: 30_000 }).toBe(200)
  await farmer.getByRole("button", { name: "Nog eens versturen" }).click()
  await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
})

test("a mail that failed is a red row on its ticket, with the way to try again", async ({ visit }) => {
  const agent = await visit({ as: people.agent, appUrl: app.url })
  await agent.goto("/admin/support?view=mine")
  await agent.locator("main a[href*=tic_]").first().click()
  await agent.getByRole("textbox", { name: "Bericht" }).fill("Dit komt niet aan.")
  await agent.getByRole("button", { name: "Versturen", exact: true }).click()
  // It is shown at once; that it can be taken back tells that its mail waits.
  await agent.getByRole("button", { name: "Ongedaan maken" }).waitFor()
  const fdm = await createFdm({ url: database })
  await fdm.db.execute(`update "fdm-helpdesk".work set status = 'failed', last_error = 'port_failed'
    where kind = 'mail' and id = (select max(id) from "fdm-helpdesk".work where kind = 'mail')`)
  await fdm.close()

  await agent.reload()
  await agent.getByText("Een mail van dit ticket is niet aangekomen.").waitFor()
  await agent.getByRole("button", { name: "Opnieuw" }).click()
  await agent.getByText("Een mail van dit ticket is niet aangekomen.").waitFor({ state: "detached" })
})
