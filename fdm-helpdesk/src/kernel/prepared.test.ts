import { eq, sql } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { contacts } from "../db/schema-helpdesk.js"
import { aRequester } from "../testing/index.js"
import { arrayText, type Db, prepared } from "./index.js"

const named = (db: Db) =>
  db
    .select({ name: contacts.name })
    .from(contacts)
    .where(eq(contacts.id, sql.placeholder("id")))

test("a query that is kept is made once, and gives each caller their own rows", async ({ db }) => {
  const [ana, ben] = [await aRequester(db, { name: "Ana" }), await aRequester(db, { name: "Ben" })]
  let made = 0
  const ask = (id: string) =>
    prepared(db, "name of one", { id }, (db) => {
      made++
      return named(db)
    })
  const answers = await Promise.all([ask(ana.contactId), ask(ben.contactId), ask(ana.contactId)])
  expect(answers).toEqual([[{ name: "Ana" }], [{ name: "Ben" }], [{ name: "Ana" }]])
  expect(made).toBe(1)
})

test("a query that holds a value of its caller is refused, because the next caller would get it", async ({ db }) => {
  const { contactId } = await aRequester(db)
  const build = (db: Db) => db.select().from(contacts).where(eq(contacts.id, contactId))
  await expect(async () => prepared(db, "somebody's own", {}, build)).rejects.toThrow(/holds a value of its own/)
})

test("queries of a transaction run inside it", async ({ db }) => {
  const { contactId } = await aRequester(db, { name: "Ana" })
  const undo = new Error("undo")
  const run = db.transaction(async (tx) => {
    await tx.update(contacts).set({ name: "Anders" }).where(eq(contacts.id, contactId))
    expect(await prepared(tx, "name of one", { id: contactId }, named)).toEqual([{ name: "Anders" }])
    throw undo
  })
  await expect(run).rejects.toBe(undo)
  expect(await prepared(db, "name of one", { id: contactId }, named)).toEqual([{ name: "Ana" }])
})

test("of shapes that come and go, those used last are kept", async ({ db }) => {
  const made: number[] = []
  const ask = (n: number) =>
    prepared(db, `shape ${n}`, {}, (db) => {
      made.push(n)
      return db.select({ n: sql<number>`${sql.raw(String(n))}`.mapWith(Number) }).from(sql`(values (1)) one`)
    })
  for (let n = 0; n < 250; n++) {
    await ask(0)
    expect(await ask(n)).toEqual([{ n }])
  }
  await ask(249)
  await ask(1)
  expect(made.filter((n) => n === 0)).toHaveLength(1)
  expect(made.filter((n) => n === 249)).toHaveLength(1)
  expect(made.filter((n) => n === 1)).toHaveLength(2)
})

test.for(["a", 'a"b', "a\\b", "a,b", "{}", "", "null", "Київ"])(
  "a list reaches Postgres as it is: %s",
  async (value, { db }) => {
    const [row] = await db
      .select({ same: sql<boolean>`${arrayText([value, "other"])}::text[] = array[${value}, 'other']` })
      .from(sql`(values (1)) one`)
    expect(row?.same).toBe(true)
  },
)
