import { sql } from "drizzle-orm"
import { expect, vi } from "vitest"
import { test } from "../../../testing/database.js"
import type { Db } from "./handle.js"

const notify = (db: Db, channel: string, payload: string) => db.execute(sql`select pg_notify(${channel}, ${payload})`)

test("a listener hears what is sent on its channel, until it stops listening", async ({ db, fdm }) => {
  const heard: string[] = []
  const stop = await fdm.listen("fdm-Helpdesk", (payload) => heard.push(payload))
  const other: string[] = []
  const stopOther = await fdm.listen("fdm-helpdesk", (payload) => other.push(payload))

  await notify(db, "fdm-Helpdesk", "first")
  await vi.waitFor(() => expect(heard).toEqual(["first"]), 20_000)

  await stop()
  await notify(db, "fdm-Helpdesk", "too late")
  await notify(db, "fdm-helpdesk", "for the other")
  await vi.waitFor(() => expect(other).toEqual(["for the other"]), 20_000)
  expect(heard).toEqual(["first"])
  await stopOther()
})

test("what a transaction sends is heard once it commits, and never when it rolls back", async ({ db, fdm }) => {
  const heard: string[] = []
  const stop = await fdm.listen("tx", (payload) => heard.push(payload))

  await db.transaction((tx) => notify(tx, "tx", "kept"))
  const undone = db.transaction(async (tx) => {
    await notify(tx, "tx", "undone")
    throw new Error("changed my mind")
  })
  await expect(undone).rejects.toThrow("changed my mind")
  await notify(db, "tx", "last")

  await vi.waitFor(() => expect(heard).toEqual(["kept", "last"]), 20_000)
  await stop()
})

test("every round trip is told of, to whoever asked for it", async ({ db, fdm }) => {
  const other = await fdm.another()
  const inTransaction = (handle: Db, value: number) =>
    fdm.statements(() => handle.transaction((tx) => tx.execute(sql`select ${sql.raw(String(value))} as number`)))

  expect(await Promise.all([inTransaction(db, 1), inTransaction(other, 2), inTransaction(db, 3)])).toEqual(
    [1, 2, 3].map((value) => ["begin", `select ${value} as number`, "commit"]),
  )
})

test("a transaction that fails tells of its rollback", async ({ db, fdm }) => {
  const seen = await fdm.statements(async () => {
    const failing = db.transaction((tx) => tx.execute(sql`select * from nowhere`))
    await expect(failing).rejects.toThrow()
  })

  expect(seen).toEqual(["begin", "select * from nowhere", "rollback"])
})
