import { spawn } from "node:child_process"
import { once } from "node:events"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished, test } from "vitest"
import { tempFolder } from "../../../testing/temp-folder.js"
import { migrateHelpdesk } from "../db/migrate.js"
import { ticketSearch, tickets, work } from "../db/schema-helpdesk.js"
import { aTicket } from "../testing/index.js"
import { emptyDatabase, here, inside, program } from "./testing/database-commands.js"

/** Ports whose model takes as long as it takes to be told to stop. Mails can't be rendered from the sources. */
const slowPorts = `export const ports = {
  links: { ticketForRequester: String, ticketForAgent: String },
  mailer: { send: async () => ({ providerId: "never" }) },
  model: {
    async classify() {
      const told = new Promise((resolve) => process.once("SIGTERM", resolve))
      process.stdout.write("a ticket is being judged\\n")
      await told
      return { reasoning: "Staat stil.", subject: "Kaart is leeg", priority: "high" }
    },
  },
}`

/** A database with a ticket whose mail waits, as `--database` takes it. */
async function aDatabase(): Promise<string> {
  const database = await emptyDatabase()
  await inside(database, async (db) => {
    await migrateHelpdesk(db)
    await aTicket(db, { at: new Date() })
  })
  return database
}

/** Runs the worker until it has said something, tells it to stop, and waits for its end. */
async function aWorkerUntil(words: string, args: string[]) {
  const child = spawn(process.execPath, [...program, "worker", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  const exited = once(child, "exit")
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line.includes(words)) child.kill("SIGTERM")
  }
  const [code] = await exited
  return { code, said }
}

test("a worker that is told to stop finishes what is on its way", async () => {
  const database = await aDatabase()
  const ports = join(await tempFolder(), "ports.mjs")
  writeFileSync(ports, slowPorts)

  const { code, said } = await aWorkerUntil("a ticket is being judged", ["--database", database, "--ports", ports])

  expect(code).toBe(0)
  expect(said).toContain("Stopping, once what is on its way is done.")
  const rows = await inside(database, (db) => db.select().from(work))
  expect(rows.find(({ kind }) => kind === "triage")).toMatchObject({ status: "done", attempts: 1 })
  const [ticket] = await inside(database, (db) => db.select().from(tickets))
  expect(ticket).toMatchObject({ subject: "Kaart is leeg" })
})

test("without ports it leaves mail and triage to others, and does the rest", async () => {
  const database = await aDatabase()
  const { code, said } = await aWorkerUntil("At work", ["--database", database])
  expect({ code, first: said[0] }).toEqual({
    code: 0,
    first: "At work. Without --ports, mail and triage are left to others.",
  })
  const rows = await inside(database, (db) => db.select().from(work))
  expect(rows.map(({ kind, status, attempts }) => [kind, status, attempts]).sort()).toEqual([
    ["mail", "pending", 0],
    ["triage", "pending", 0],
  ])
  expect(await inside(database, (db) => db.$count(ticketSearch))).toBe(1)
})

test.for<[string, string, RegExp]>([
  ["that is not there", "/nowhere/ports.js", /^--ports \/nowhere\/ports\.js can't be loaded/],
  ["without ports", fileURLToPath(new URL("./exit.ts", import.meta.url)), /^--ports .* has no export `ports`/],
])("a module %s is answered with clear words", async ([, ports, words]) => {
  const database = await aDatabase()
  const answer = await here(["worker", "--database", database, "--ports", ports])
  expect(answer).toEqual({ code: 2, said: expect.stringMatching(words) })
})
