import { geminiServer, postmarkServer } from "fdm-helpdesk/testing"
import { afterAll, beforeAll, expect } from "vitest"
import { serveDemo } from "../testing/prepared-demo.ts"
import type { ServedApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"

const verdict = {
  subject: "Percelen weg na de update",
  priority: "high",
  reasoning: "De opgave kan niet verstuurd worden zonder percelen.",
}

let postmark: Awaited<ReturnType<typeof postmarkServer>>
let gemini: Awaited<ReturnType<typeof geminiServer>>
let app: ServedApp

beforeAll(async () => {
  postmark = await postmarkServer()
  gemini = await geminiServer({ verdict })
  app = await serveDemo({
    POSTMARK_API_KEY: "server-token",
    POSTMARK_URL: `http://${postmark.requestHost}`,
    GEMINI_API_KEY: "a-key",
    GEMINI_URL: gemini.baseUrl,
  })
}, 60_000)

afterAll(async () => {
  await app?.stop()
  await postmark?.close()
  await gemini?.close()
})

test("with keys, the model makes subject and priority, and Postmark gets the confirmation and the reply", async ({
  visit,
}) => {
  const farmer = await visit({ as: people.farmer, appUrl: app.url })
  await farmer.goto("/support/new")
  await farmer.getByLabel("Waarmee kunnen we helpen?").fill("Help! Alles is leeg.")
  await farmer.getByRole("button", { name: "Vraag versturen" }).click()
  await farmer.getByText(/We hebben je vraag ontvangen: TK-/).waitFor()
  const ref = /TK-\w{6}/.exec((await farmer.textContent("main")) ?? "")?.[0] ?? "no reference"
  const mails = () => postmark.sent.filter((mail) => JSON.stringify(mail).includes(ref))
  await expect.poll(() => mails().length).toBe(1)
  expect(mails()[0]).toMatchObject({
    Subject: `We hebben je bericht ontvangen (${ref})`,
    To: expect.stringContaining(people.farmer),
    MessageStream: "outbound",
  })

  const agent = await visit({ as: people.agent, appUrl: app.url })
  const named = agent.getByRole("heading", { name: verdict.subject })
  await expect
    .poll(async () => {
      await agent.goto(`/admin/support/ref/${ref}`)
      return named.count()
    })
    .toBe(1)
  await agent.getByRole("textbox", { name: "Bericht" }).fill("We zetten ze terug.")
  await agent.getByRole("button", { name: "Versturen", exact: true }).click()
  // For ten seconds its writer can take an answer back.
  await expect.poll(() => mails().length, { timeout: 40_000 }).toBe(2)
  expect(mails()[1]).toMatchObject({ TextBody: expect.stringContaining("We zetten ze terug.") })
  expect(JSON.stringify(mails()[1])).toContain(`${app.url}/support/tic_`)
})

test("nobody reads mails of others where a provider sends them", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, appUrl: app.url, mayComplain: /status of 404/ })
  expect((await farmer.goto("/dev/mail"))?.status()).toBe(404)
})
