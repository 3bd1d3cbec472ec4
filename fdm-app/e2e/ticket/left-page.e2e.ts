import { openDatabase, rowsOf } from "fdm-core/db"
import { afterAll, beforeAll, expect } from "vitest"
import { demoDatabase, serveDemo } from "../testing/prepared-demo.ts"
import type { ServedApp } from "../testing/serve-app.ts"
import { people, test } from "../testing/test.ts"

let database: string
let app: ServedApp

beforeAll(async () => {
  database = await demoDatabase()
  app = await serveDemo({ DATABASE_URL: database })
}, 60_000)

afterAll(async () => {
  await app?.stop()
})

/** Has every reader of tickets wait, as behind a query that takes for ever, while `run` looks at who waits. */
async function whileListsWait(run: (waiting: () => Promise<number>) => Promise<void>): Promise<void> {
  const [holder, watcher] = [await openDatabase({ url: database }), await openDatabase({ url: database })]
  const waiting = async () => {
    const found = await watcher.db.execute(`select count(*)::int as lists from pg_stat_activity
      where wait_event_type = 'Lock' and query like '%last_message_preview%'`)
    return rowsOf<{ lists: number }>(found)[0]?.lists ?? 0
  }
  try {
    await holder.db.transaction(async (tx) => {
      await tx.execute('lock table "fdm-helpdesk".tickets in access exclusive mode')
      await run(waiting)
    })
  } finally {
    await Promise.all([holder.close(), watcher.close()])
  }
}

const ask = async (cookie: string, signal?: AbortSignal) =>
  fetch(`${app.url}/admin/support`, { headers: { cookie }, ...(signal ? { signal } : {}) })

test("a list stops on the database when its page is left, and by itself when it takes too long", async ({ visit }) => {
  const agent = await visit({ as: people.agent, appUrl: app.url })
  const cookie = (await agent.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ")
  await agent.close()
  await whileListsWait(async (waiting) => {
    const left = new AbortController()
    const asked = ask(cookie, left.signal).catch(() => undefined)
    await expect.poll(waiting, { timeout: 5000 }).toBe(1)
    left.abort()
    await asked
    await expect.poll(waiting, { timeout: 3000 }).toBe(0)

    const answer = await ask(cookie)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain("Dit duurde te lang")
    expect(await waiting()).toBe(0)
  })
  expect((await ask(cookie)).status).toBe(200)
})
