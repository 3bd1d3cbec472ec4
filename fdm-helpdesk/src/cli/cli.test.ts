import { spawn } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { eq, sql } from "drizzle-orm"
import { openDatabase } from "fdm-core/db"
import { describe, expect, inject, onTestFinished, test } from "vitest"
import { tempFolder } from "../../../testing/temp-folder.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import { agents, contacts, settings, work } from "../db/schema-helpdesk.js"
import { type Db, newId } from "../kernel/index.js"
import { run } from "./run.js"

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const program = ["--no-warnings", "--conditions=source", "--import", pathOf("../../../testing/source-hooks.mjs")]

/** Runs the program as a process of its own, as a person would. */
async function fdmHelpdesk(args: string[], environment: Record<string, string> = {}) {
  const { DATABASE_URL: _ours, ...rest } = process.env
  const child = spawn(process.execPath, [...program, pathOf("./main.ts"), ...args], {
    env: { ...rest, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")])
  expect(complained).toBe("")
  return { code, said }
}

/** The same within this process, which is quicker. */
async function here(args: string[]) {
  const lines: string[] = []
  const code = await run(args, {}, (line) => void lines.push(line))
  return { code, said: lines.join("\n") }
}

/** An empty database that nobody has open, as `--database` takes it. */
async function emptyDatabase(): Promise<string> {
  if (inject("engine") === "pglite") return tempFolder()
  const { url, drop } = await createPostgresDatabase()
  onTestFinished(drop)
  return url
}

async function inside<Result>(database: string, work: (db: Db) => Promise<Result>): Promise<Result> {
  const { db, close } = await openDatabase(inject("engine") === "postgres" ? { url: database } : { folder: database })
  return work(db).finally(close)
}

const ofSofie = ["--principal", "user-1", "--name", "Sofie Jansen", "--email", "sofie@desk.example"]

describe("npx fdm-helpdesk", () => {
  test("brings an empty database to a first admin, and says at each step what is next", {
    timeout: 120_000,
  }, async () => {
    const database = await emptyDatabase()
    const on = ["--database", database]

    const before = await fdmHelpdesk(["doctor", ...on])
    expect(before).toMatchObject({ code: 1, said: expect.stringContaining("Run `npx fdm-helpdesk migrate`") })
    const early = await fdmHelpdesk(["seed-agent", ...on, ...ofSofie])
    expect(early).toMatchObject({ code: 1, said: expect.stringContaining("`npx fdm-helpdesk migrate` first") })

    expect(await fdmHelpdesk(["migrate", ...on])).toMatchObject({ code: 0 })
    const again = await fdmHelpdesk(["migrate"], { DATABASE_URL: database })
    expect(again).toEqual({ code: 0, said: "The tables are up to date.\n" })
    const schemas = sql`select count(*)::int as count from pg_namespace where nspname in ('fdm', 'fdm-authn')`
    expect(JSON.stringify(await inside(database, async (db) => db.execute(schemas)))).toContain('"count":0')

    const unstaffed = await fdmHelpdesk(["doctor", ...on])
    expect(unstaffed).toMatchObject({ code: 1, said: expect.stringContaining("seed-agent --role admin") })
    const seeded = await fdmHelpdesk(["seed-agent", ...on, ...ofSofie, "--role", "admin"])
    expect(seeded).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Sofie Jansen is admin now \(agt_\w+\)\.\n$/),
    })
    const [contact] = await inside(database, (db) => db.select().from(contacts))
    expect(contact).toMatchObject({ principalId: "user-1", email: "sofie@desk.example", emailVerified: false })

    const healthy = await fdmHelpdesk(["doctor", ...on])
    expect(healthy.code).toBe(0)
    expect(healthy.said.match(/^ok /gm)).toHaveLength(7)
  })

  test("finds what is wrong with a database that was well", { timeout: 120_000 }, async () => {
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

  test("says what was changed behind the audit, and nothing of what it says", { timeout: 120_000 }, async () => {
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
    expect(await fdmHelpdesk(["destroy"])).toMatchObject({ code: 2, said: expect.stringContaining("Usage: ") })
  })
})
