import { createFdm, type Db } from "fdm-core/db"
import { schemaHelpdesk } from "fdm-helpdesk"
import type { Page } from "playwright"
import { afterAll, beforeAll, expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { demoDatabase, serveDemo } from "../testing/prepared-demo.ts"
import type { ServedApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"
import { violationsOn } from "../testing/violations.ts"

let database: string
let app: ServedApp

/** One question an hour, one step on a ticket an hour. */
const limits = { tickets: { account: { most: 1, minutes: 60 } }, changes: { ticket: { most: 1, minutes: 60 } } }

beforeAll(async () => {
  database = await demoDatabase()
  app = await serveDemo({ DATABASE_URL: database, FDM_DEMO: "on" })
  await onDatabase((db) => db.update(schemaHelpdesk.settings).set({ data: { limits } }))
}, 120_000)

afterAll(async () => {
  await app?.stop()
})

async function onDatabase(work: (db: Db) => Promise<unknown>): Promise<void> {
  const fdm = await createFdm({ url: database })
  await work(fdm.db).finally(() => fdm.close())
}

const isRefused = { mayComplain: /status of 429/ }
const tooOften = /Dit is te vaak kort na elkaar gebeurd\. Probeer het over (59 minuten|1 uur) opnieuw\./

async function asksAgain(page: Page): Promise<void> {
  await page.goto("/support/new")
  await page.getByLabel("Waarmee kunnen we helpen?").fill("Dit mag niet verloren gaan.")
  await page.getByRole("button", { name: "Vraag versturen" }).click()
  await page.getByRole("alert").getByText(tooOften).waitFor()
  expect(await page.getByLabel("Waarmee kunnen we helpen?").inputValue()).toBe("Dit mag niet verloren gaan.")
}

test("who asks too often is told when it goes again, and what they wrote stays, with and without scripts", async ({
  visit,
}) => {
  const as = people.otherFarmer
  const page = await visit({ as, appUrl: app.url, ...isRefused })
  await ask(page, "De eerste vraag van dit uur.")
  await asksAgain(page)
  expect(await violationsOn(page)).toEqual([])
  await asksAgain(await visit({ as, appUrl: app.url, javaScriptEnabled: false, ...isRefused }))

  const answer = await page.request.post("/support/new", { form: { body: "Nog een." }, maxRedirects: 0 })
  expect(answer.status()).toBe(429)
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(3_000)
  expect(Number(answer.headers()["retry-after"])).toBeLessThanOrEqual(3_600)
})

test("who writes or does too much on one question is told when it goes again, at the form itself", async ({
  visit,
}) => {
  const page = await visit({ as: people.farmer, appUrl: app.url, ...isRefused })
  await ask(page, "Kan ik hier blijven schrijven?")
  const reply = page.getByLabel("Je reactie")
  await reply.fill("Eerste.")
  await page.getByRole("button", { name: "Reactie versturen" }).click()
  await page.getByRole("article").getByText("Eerste.").waitFor()
  await reply.fill("Tweede.")
  await page.getByRole("button", { name: "Reactie versturen" }).click()
  await page.getByText(tooOften).waitFor()
  expect(await reply.inputValue()).toBe("Tweede.")
  await page.getByRole("button", { name: "Mijn vraag is beantwoord" }).click()
  await page.getByRole("alert").getByText(tooOften).waitFor()
})

test("agents are told that an address is not confirmed, with the person and where they write", async ({ visit }) => {
  const email = "elly@smeets-administratie.example"
  const farmer = await visit({ as: email, appUrl: app.url })
  await onDatabase((db) => db.execute(`update "fdm-authn".users set email_verified = false where email = '${email}'`))
  const path = await ask(farmer, "Mag ik dit vragen?")
  await farmer.getByText(/We mailen antwoorden pas naar .* als dat adres bevestigd is/).waitFor()

  const agent = await visit({ as: people.agent, appUrl: app.url })
  await agent.goto(`/admin${path}`)
  await agent.getByText("adres niet bevestigd, dus dit antwoord wordt niet gemaild").waitFor()
  await agent.getByRole("complementary").getByText("Adres niet bevestigd").waitFor()
  expect(await violationsOn(agent)).toEqual([])
})
