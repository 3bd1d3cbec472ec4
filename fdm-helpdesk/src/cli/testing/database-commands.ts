import { spawn } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { openDatabase } from "fdm-core/db"
import { expect, inject, onTestFinished } from "vitest"
import { tempFolder } from "../../../../testing/temp-folder.js"
import { createPostgresDatabase } from "../../../../testing/test-database.js"
import type { Db } from "../../kernel/index.js"
import { run } from "../run.js"

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What `node` takes to run the program from its sources. */
export const program = [
  ...["--no-warnings", "--conditions=source", "--import", pathOf("../../../../testing/source-hooks.mjs")],
  pathOf("../main.ts"),
]

/** Runs the program as a process of its own, as a person would. */
export async function asProcess(args: string[], environment: Record<string, string> = {}) {
  const { DATABASE_URL: _ours, ...rest } = process.env
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...rest, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")])
  expect(complained).toBe("")
  return { code, said }
}

/** The same within this process, which is quicker. */
export async function here(args: string[]) {
  const lines: string[] = []
  const code = await run(args, {}, (line) => void lines.push(line))
  return { code, said: lines.join("\n") }
}

/** An empty database that nobody has open, as `--database` takes it. */
export async function emptyDatabase(): Promise<string> {
  if (inject("engine") === "pglite") return tempFolder()
  const { url, drop } = await createPostgresDatabase()
  onTestFinished(drop)
  return url
}

export async function inside<Result>(database: string, work: (db: Db) => Promise<Result>): Promise<Result> {
  const { db, close } = await openDatabase(inject("engine") === "postgres" ? { url: database } : { folder: database })
  return work(db).finally(close)
}

export const ofSofie = ["--principal", "user-1", "--name", "Sofie Jansen", "--email", "sofie@desk.example"]
