import { sql } from "drizzle-orm"
import { expect, onTestFinished, test, vi } from "vitest"
import { startPostgres } from "../../../testing/postgres-server.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import { isDatabaseUnavailable } from "../errors.js"
import { listFarms } from "../farms/index.js"
import { createFdm } from "./create-fdm.js"

async function emptyDatabase(): Promise<string> {
  const { url, drop } = await createPostgresDatabase()
  onTestFinished(drop)
  return url
}

test("processes that open an empty database at once all find the tables in place", async () => {
  const url = await emptyDatabase()
  const opened = await Promise.all([createFdm({ url }), createFdm({ url }), createFdm({ url })])

  for (const { db, engine, close } of opened) {
    expect(engine).toBe("postgres")
    expect(await listFarms(db, "usr_someone")).toEqual([])
    await close()
  }
})

test("a connection that was cut is made anew, and listeners hear again", async () => {
  const url = await emptyDatabase()
  const fdm = await createFdm({ url })
  const heard: string[] = []
  await fdm.listen("news", (payload) => heard.push(payload))

  const cutAll = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await fdm.db.execute(cutAll)

  await vi.waitFor(
    async () => {
      await fdm.db.execute(sql`select pg_notify('news', 'back')`)
      expect(heard).toContain("back")
    },
    { timeout: 5000 },
  )
  await fdm.close()
})

test("a server that stops is told apart from a mistake in a statement", async () => {
  const server = await startPostgres()
  onTestFinished(() => server.stop())
  const fdm = await createFdm({ url: server.url() })
  const mistake = await fdm.db.execute(sql`select * from nowhere`).catch((error) => error)
  expect(isDatabaseUnavailable(mistake)).toBe(false)

  await server.stop()

  const stopped = await fdm.db.execute(sql`select 1`).catch((error) => error)
  expect(isDatabaseUnavailable(stopped)).toBe(true)
  await fdm.close()
  await expect(createFdm({ url: server.url() })).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("ECONNREFUSED"),
  })
})

test.for([["http://localhost/fdm"], ["localhost:5432"], [""]])(
  "%s is no address of a database, and the error does not repeat it",
  async ([url = ""]) => {
    const error = await createFdm({ url }).catch((thrown) => thrown)

    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining("postgres://user:password") })
  },
)

test("a database that isn't there is named", async () => {
  const url = new URL(await emptyDatabase())
  url.pathname = "/nowhere"

  await expect(createFdm({ url: url.href })).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("nowhere"),
  })
})
