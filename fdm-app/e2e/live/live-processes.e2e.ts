import { createFdm, type Fdm } from "fdm-core/db"
import { deactivateAgent, reactivateAgent, schemaHelpdesk } from "fdm-helpdesk"
import { afterAll, beforeAll, expect } from "vitest"
import { ask } from "../testing/ask.ts"
import { demoDatabase, serveDemo } from "../testing/prepared-demo.ts"
import type { ServedApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"

let database: string
let [one, two]: ServedApp[] = []
let fdm: Fdm

beforeAll(async () => {
  database = await demoDatabase()
  const variables = { DATABASE_URL: database, AUTH_SECRET: "the same secret for both of the processes" }
  one = await serveDemo(variables)
  two = await serveDemo(variables)
  fdm = await createFdm({ url: database })
}, 120_000)

afterAll(async () => {
  await fdm?.close()
  await Promise.all([one?.stop(), two?.stop()])
})

test("what happens in one process shows on the open pages of another", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, appUrl: one?.url })
  const [ana, mehmet] = [
    await visit({ as: people.agent, appUrl: two?.url }),
    await visit({ as: people.colleague, appUrl: one?.url }),
  ]
  await ana.goto("/admin/support?view=unassigned")
  const path = await ask(farmer, "Gaat dit van proces naar proces?")
  await ana.getByRole("list").getByText("Gaat dit van proces naar proces?").first().waitFor()

  for (const agent of [ana, mehmet]) await agent.goto(`/admin${path}`)
  await ana
    .locator("header")
    .getByText(/Mehmet .* kijkt mee/)
    .first()
    .waitFor()
  await ana.getByRole("textbox", { name: "Bericht" }).fill("Zeker.")
  await ana.getByRole("button", { name: "Versturen", exact: true }).click()
  for (const page of [farmer, mehmet]) await page.getByRole("article").getByText("Zeker.").waitFor()
})

test("an agent who is taken off the desk in one process sees nothing more on a page of another", async ({ visit }) => {
  const farmer = await visit({ as: people.farmer, appUrl: one?.url })
  const mehmet = await visit({ as: people.colleague, appUrl: two?.url, mayComplain: /status of 403/ })
  const path = await ask(farmer, "Ziet Mehmet dit nog?")
  await mehmet.goto(`/admin${path}`)
  await mehmet.getByRole("article").getByText("Ziet Mehmet dit nog?").waitFor()
  const [admin, agentId] = await adminAnd(people.colleague)

  await deactivateAgent(fdm.db, admin, { agentId })
  await farmer.getByLabel("Je reactie").fill("Dit is niet meer voor Mehmet.")
  await farmer.getByRole("button", { name: "Reactie versturen" }).click()
  await farmer.getByRole("article").getByText("Dit is niet meer voor Mehmet.").waitFor()

  await mehmet.getByRole("heading", { name: "Dit deel is voor behandelaars" }).waitFor()
  expect(await mehmet.getByText("Dit is niet meer voor Mehmet.").count()).toBe(0)
  await reactivateAgent(fdm.db, admin, { agentId })
})

/** An admin of the demo, and the agent with this address. */
async function adminAnd(email: string) {
  const { agents, contacts } = schemaHelpdesk
  const people = await fdm.db.select().from(agents)
  const all = await fdm.db.select().from(contacts)
  const admin = people.find(({ role, isActive }) => role === "admin" && isActive)
  const agent = people.find(({ contactId }) => all.find(({ id }) => id === contactId)?.email === email)
  const contact = all.find(({ id }) => id === admin?.contactId)
  if (!admin || !agent || !contact?.principalId) throw new Error("the demo has both")
  const { id: contactId, name, principalId } = contact
  const actor = { type: "agent" as const, agentId: admin.id, role: admin.role, contactId, name, principalId }
  return [actor, agent.id] as const
}
