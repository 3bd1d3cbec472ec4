import { createFdm, type Db } from "fdm-core/db"
import { newId } from "fdm-helpdesk"
import { afterAll, beforeAll, expect } from "vitest"
import { manager, settings } from "../testing/own-desk.ts"
import { demoDatabase, serveDemo } from "../testing/prepared-demo.ts"
import type { ServedApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"
import { violationsOn } from "../testing/violations.ts"

const stopped = `${settings}/stopped`
let database: string
let app: ServedApp

beforeAll(async () => {
  database = await demoDatabase()
  app = await serveDemo({ DATABASE_URL: database })
}, 120_000)

afterAll(async () => {
  await app?.stop()
})

async function onDatabase(work: (db: Db) => Promise<unknown>): Promise<void> {
  const fdm = await createFdm({ url: database })
  await work(fdm.db).finally(() => fdm.close())
}

/** A triage that was set aside; when it is tried again, nothing is wrong with it any more. */
function aStoppedTriage(): Promise<void> {
  return onDatabase((db) =>
    db.execute(`insert into "fdm-helpdesk".work (id, kind, ticket_id, payload, status, attempts, begun, due_at, created_at,
      done_at, set_aside_at, last_error)
    select '${newId("work")}', 'triage', ticket_id, json_build_object('messageId', id), 'failed', 2, 2, now(), now(),
      now(), now(), 'port_failed:interrupted'
    from "fdm-helpdesk".messages where author_type = 'requester' order by ticket_id, id limit 1`),
  )
}

test("what got stuck is shown to who leads, tried again, and gone when it is done", async ({ visit }) => {
  const page = await visit({ as: manager, appUrl: app.url })
  await page.goto(stopped)
  await page.getByText("Niets vastgelopen").waitFor()
  await aStoppedTriage()
  await page.goto(stopped)
  const item = page.getByRole("listitem").filter({ hasText: "Onderwerp en prioriteit bepalen" })
  await item.getByRole("link", { name: /^TK-/ }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  await item.getByRole("button", { name: /^Nog eens proberen: Onderwerp en prioriteit bepalen TK-/ }).click()
  await page.getByText("Niets vastgelopen").waitFor()
})

test("an admin is told of it on the first page, and led there", async ({ visit }) => {
  await aStoppedTriage()
  const admin = await visit({ as: people.admin, appUrl: app.url })
  await admin.goto("/admin/support")
  await admin.getByRole("button", { name: /vrag(en|t) aandacht/ }).click()
  const told = admin.getByRole("listitem").filter({ hasText: "Vastgelopen werk (1)" })
  await told.getByRole("link", { name: "Naar de instellingen" }).click()
  await admin.waitForURL(`**${stopped}`)
  await admin.getByRole("button", { name: /^Nog eens proberen/ }).click()
  await admin.getByText("Niets vastgelopen").waitFor()
})

test("it works without scripts, and other agents see that it is not theirs", async ({ visit }) => {
  await aStoppedTriage()
  const page = await visit({ as: manager, appUrl: app.url, javaScriptEnabled: false })
  await page.goto(stopped)
  await page.getByRole("button", { name: /^Nog eens proberen/ }).click()
  await page.getByText(/^Het wordt nog één keer geprobeerd/).waitFor()
  await page.getByText("Niets vastgelopen").waitFor()

  const agent = await visit({ as: people.agent, appUrl: app.url })
  await agent.goto(stopped)
  await agent.getByText("Managers en beheerders zien hier wat is vastgelopen.").waitFor()
  expect(await agent.getByRole("button", { name: /^Nog eens proberen/ }).count()).toBe(0)
})
