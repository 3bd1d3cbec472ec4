import { eq, sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { agents, contacts, settings, work } from "../db/schema-helpdesk.js"
import { newId } from "../kernel/index.js"
import { asProcess, emptyDatabase, here, inside, ofSofie } from "./testing/database-commands.js"

test("brings an empty database to a first admin, and says at each step what is next", async () => {
  const database = await emptyDatabase()
  const on = ["--database", database]

  const before = await here(["doctor", ...on])
  expect(before).toMatchObject({ code: 1, said: expect.stringContaining("Run `npx fdm-helpdesk migrate`") })
  const early = await here(["seed-agent", ...on, ...ofSofie])
  expect(early).toMatchObject({ code: 1, said: expect.stringContaining("`npx fdm-helpdesk migrate` first") })

  expect(await here(["migrate", ...on])).toMatchObject({ code: 0 })
  const again = await asProcess(["migrate"], { DATABASE_URL: database })
  expect(again).toEqual({ code: 0, said: "The tables are up to date.\n" })
  const schemas = sql`select count(*)::int as count from pg_namespace where nspname in ('fdm', 'fdm-authn')`
  expect(JSON.stringify(await inside(database, async (db) => db.execute(schemas)))).toContain('"count":0')

  const unstaffed = await here(["doctor", ...on])
  expect(unstaffed).toMatchObject({ code: 1, said: expect.stringContaining("seed-agent --role admin") })
  const seeded = await here(["seed-agent", ...on, ...ofSofie, "--role", "admin"])
  expect(seeded).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^Sofie Jansen is admin now \(agt_\w+\)\.$/),
  })
  const [contact] = await inside(database, (db) => db.select().from(contacts))
  expect(contact).toMatchObject({ principalId: "user-1", email: "sofie@desk.example", emailVerified: false })

  const healthy = await here(["doctor", ...on])
  expect(healthy.code).toBe(0)
  expect(healthy.said.match(/^ok /gm)).toHaveLength(7)
})

test("finds what is wrong with a database that was well", async () => {
  const database = await emptyDatabase()
  const on = ["--database", database]
  await here(["migrate", ...on])
  await here(["seed-agent", ...on, ...ofSofie, "--role", "admin"])
  const anHourAgo = new Date(Date.now() - 3_600_000)
  const row = { kind: "mail", payload: {}, dueAt: anHourAgo, createdAt: anHourAgo } as const
  await inside(database, async (db) => {
    await db.insert(work).values({ id: newId("work"), ...row, status: "failed" })
  })
  const noted = await here(["doctor", ...on])
  expect(noted).toMatchObject({ code: 0, said: expect.stringContaining("note  1 rows of work failed") })

  await inside(database, async (db) => {
    await db.update(work).set({ setAsideAt: anHourAgo })
    const other = { ...row, kind: "search", status: "failed", setAsideAt: anHourAgo } as const
    await db.insert(work).values({ id: newId("work"), ...other })
  })
  const stopped = await here(["doctor", ...on])
  expect(stopped).toMatchObject({ code: 0, said: expect.stringMatching(/^ok {4}No work failed\.$/m) })
  expect(stopped.said).toContain("note  Work that ended its process twice was set aside: 2.")

  await inside(database, async (db) => {
    await db.insert(work).values({ id: newId("work"), ...row })
    await db.insert(settings).values({ desk: "default", data: { name: "" }, updatedAt: anHourAgo })
  })
  const ill = await here(["doctor", ...on])
  expect(ill).toMatchObject({ code: 1, said: expect.stringContaining("wrong 1 rows of work are due") })
  expect(ill.said).toContain("wrong The settings can't be used")

  await inside(database, async (db) => {
    await db.delete(settings).where(eq(settings.desk, "default"))
    await db.execute(sql`update fdm_migrations.applied set hash = 'x' where package = 'fdm-helpdesk' and number = 0`)
  })
  const foreign = await here(["doctor", ...on])
  expect(foreign).toMatchObject({ code: 1, said: expect.stringContaining("not those of this version") })
  expect(await here(["migrate", ...on])).toMatchObject({ code: 1 })
})

test("says what was changed behind the audit, and nothing of what it says", async () => {
  const database = await emptyDatabase()
  const on = ["--database", database]
  await here(["migrate", ...on])
  await here(["seed-agent", ...on, ...ofSofie, "--role", "admin"])
  const whole = "ok    2 audits with 1 events are whole, and everything is as they tell."
  expect(await here(["verify-audit", ...on])).toEqual({ code: 0, said: whole })

  await inside(database, async (db) => {
    await db.update(agents).set({ role: "agent" })
  })
  const told = await here(["verify-audit", ...on])
  expect(told).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^wrong agt_\w+: differs in role\n1 of 2 audits/),
  })
  expect(told.said).not.toContain("Sofie")
})

test.for<[string, string[], number, RegExp]>([
  ["help", ["--help"], 0, /^Usage: /],
  ["nothing", [], 2, /^Which command\?\n\nUsage: /],
  ["an unknown command", ["destroy"], 2, /^There is no command destroy\./],
  ["an unknown option", ["doctor", "--force"], 2, /--force/],
  ["no database", ["doctor"], 2, /^Which database\?/],
  ["an option of another command", ["migrate", "--role", "admin", "--database", "x"], 2, /^--role is for seed-agent/],
  [
    "an agent without a name",
    ["seed-agent", "--database", "/nowhere/x", "--email", "a@b.example"],
    2,
    /^seed-agent needs/,
  ],
  ["a URL that is none of Postgres", ["doctor", "--database", "mysql://root:geheim@x/y"], 1, /^invalid_input: /],
  ["a server that is away", ["doctor", "--database", "postgres://u:geheim@127.0.0.1:1/x"], 1, /^unavailable: /],
])("answers %s with clear words", async ([, args, code, words]) => {
  const outcome = await here(args)
  expect(outcome).toEqual({ code, said: expect.stringMatching(words) })
  expect(outcome.said).not.toContain("geheim")
})

test("asked for in the wrong way ends with 2, as a process too", async () => {
  expect(await asProcess(["destroy"])).toMatchObject({ code: 2, said: expect.stringContaining("Usage: ") })
})
