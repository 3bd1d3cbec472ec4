import { readFile } from "node:fs/promises"
import { createFdm, type Db } from "fdm-core/db"
import { newId } from "fdm-helpdesk"
import { afterAll, beforeAll, expect } from "vitest"
import { manyTickets } from "../../../fdm-helpdesk/src/export/testing/many.ts"
import { keptMails } from "../testing/kept-mails.ts"
import { demoDatabase, serveDemo } from "../testing/prepared-demo.ts"
import type { ServedApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"
import { violationsInAllLooks } from "../testing/violations.ts"

let database: string
let app: ServedApp
const tickets = 6_000

beforeAll(async () => {
  database = await demoDatabase()
  app = await serveDemo({ DATABASE_URL: database })
  await onDatabase((db) => manyTickets(db, tickets))
}, 120_000)

afterAll(async () => {
  await app?.stop()
})

async function onDatabase(work: (db: Db) => Promise<unknown>): Promise<void> {
  const fdm = await createFdm({ url: database })
  await work(fdm.db).finally(() => fdm.close())
}

/** An export in a state that passes too quickly to be met. Nobody works on it: no work was asked for. */
async function anExport(values: string): Promise<string> {
  const id = newId("export")
  await onDatabase((db) =>
    db.execute(`insert into "fdm-helpdesk".ticket_exports (id, requested_by, kind, query, options, created_at, expires_at,
      state, row_count, expected_rows, byte_count)
    select '${id}', agents.id, 'messages', '{"view":"closed","filters":{"channel":["web"]}}', '{}', now(), now() + interval '7 days', ${values}
    from "fdm-helpdesk".agents join "fdm-helpdesk".contacts on contacts.id = contact_id where email = '${people.agent}'`),
  )
  return id
}

test("a large list becomes a file in the background, told of on its page and by mail, and only its asker's", async ({
  visit,
}) => {
  const agent = await visit({ as: people.agent, appUrl: app.url })
  await agent.goto("/admin/support?view=open")
  await agent.getByRole("button", { name: "Exporteren" }).first().click()
  await agent.getByRole("dialog", { name: "Exporteren" }).getByRole("button", { name: "Exporteren" }).click()
  await agent.waitForURL(/\/admin\/support\/exports\?done=ask/)
  await agent.getByText("Het bestand wordt gemaakt.").waitFor()

  const saved = agent.waitForEvent("download")
  await agent.getByRole("link", { name: "Downloaden: Tickets · Open" }).click({ timeout: 30_000 })
  const file = await saved
  const refs = (await readFile(await file.path(), "utf8")).match(/^TK-\w{6}/gm) ?? []
  expect(new Set(refs).size).toBe(refs.length)
  expect(refs.length).toBeGreaterThanOrEqual(tickets)

  const subjects = async () => (await keptMails(app.folder)).map(({ subject }) => subject).join()
  await expect.poll(subjects, { timeout: 15_000 }).toContain("Je export staat klaar")

  const href = (await agent.getByRole("link", { name: /^Downloaden/ }).getAttribute("href")) ?? ""
  const admin = await visit({ as: "daan@fdm.example", appUrl: app.url, mayComplain: /status of 404/ })
  expect((await admin.request.get(href)).status()).toBe(404)

  await agent.getByRole("button", { name: "Weggooien: Tickets · Open" }).click()
  await agent.getByText("Gestopt").waitFor()
  expect((await agent.request.get(href)).status()).toBe(409)
})

test("how far it is moves by itself, and one that is stopped stops, without scripts too", async ({ visit }) => {
  const id = await anExport(`'running', 120000, 480000, 0`)
  const agent = await visit({ as: people.agent, appUrl: app.url })
  await agent.goto("/admin/support/exports")
  await agent.getByText("120.000 van 480.000 rijen").waitFor()
  await onDatabase((db) => db.execute(`update "fdm-helpdesk".ticket_exports set row_count = 240000 where id = '${id}'`))
  await agent.getByText("240.000 van 480.000 rijen").waitFor()

  const plain = await visit({ as: people.agent, appUrl: app.url, javaScriptEnabled: false })
  await plain.goto("/admin/support/exports")
  await plain.getByRole("link", { name: "Kijk hoe ver het is" }).waitFor()
  await plain.getByRole("button", { name: "Stoppen: Berichten · Afgehandeld · gefilterd" }).click()
  await plain.getByText("De export is weg.").waitFor()
  await agent.getByText("240.000 van 480.000 rijen").waitFor({ state: "detached" })
})

test("a sixth at once is refused with what to do", async ({ visit }) => {
  const agent = await visit({ as: people.agent, appUrl: app.url })
  const waiting = `'running', 0, null, 0`
  for (let count = 0; count < 5; count++) await anExport(waiting)
  await agent.goto("/admin/support?view=open")
  await agent.getByRole("button", { name: "Exporteren" }).first().click()
  await agent.getByRole("dialog", { name: "Exporteren" }).getByRole("button", { name: "Exporteren" }).click()
  await agent.getByText("Er kan nu geen export bij").waitFor()
  await onDatabase((db) => db.execute(`delete from "fdm-helpdesk".ticket_exports where state = 'running'`))
})

test("the page of exports can be used by everybody in all its states", async ({ visit }) => {
  await anExport(`'running', 120000, 480000, 0`)
  await anExport(`'ready', 480000, 480000, 183000000`)
  await anExport(`'failed', 2000, 480000, 0`)
  await anExport(`'expired', 480000, 480000, 9000`)
  const page = await visit({ as: people.agent, appUrl: app.url })
  await page.goto("/admin/support/exports")
  await page.getByText("183 MB").first().waitFor()
  expect(await violationsInAllLooks(page)).toEqual([])
})
