import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { asc } from "drizzle-orm"
import { expect, onTestFinished, test } from "vitest"
import { openPostgres } from "../../../fdm-core/src/db/open-postgres.js"
import { templateDatabase } from "../../../testing/postgres-template.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import { work } from "../db/schema-helpdesk.js"
import { newId, type WorkId } from "../kernel/index.js"
import { noon } from "../testing/index.js"
import { mailWork } from "../ticket/mails/mail-work.js"
import { drain, leasesRunOut } from "./testing/workers.js"

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Runs a worker until it stands still at the poison; then it is killed. */
async function aWorkerUntilItStandsStill(url: string, poison: WorkId): Promise<string[]> {
  const options = ["--no-warnings", "--conditions=source", "--import", pathOf("../../../testing/source-hooks.mjs")]
  const worker = spawn(process.execPath, [...options, pathOf("testing/worker-process.ts"), url, poison], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  onTestFinished(() => void worker.kill("SIGKILL"))
  const begun: string[] = []
  for await (const line of createInterface({ input: worker.stdout })) {
    begun.push(line)
    if (line === poison) break
  }
  worker.kill("SIGKILL")
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit")
  return begun
}

test("a mail that freezes every process that takes it up costs two of them, and everything else leaves", async () => {
  const { url, drop } = await createPostgresDatabase(templateDatabase)
  const { db, close } = openPostgres(url)
  onTestFinished(async () => {
    await close()
    await drop()
  })
  const ids = Array.from({ length: 14 }, () => newId("work", noon))
  const poison = ids[4]!
  await db
    .insert(work)
    .values(ids.map((id) => ({ id, kind: "mail" as const, payload: {}, dueAt: noon, createdAt: noon })))

  const first = await aWorkerUntilItStandsStill(url, poison)
  expect(first).toEqual(ids.slice(0, 5))
  await leasesRunOut(db)
  const second = await aWorkerUntilItStandsStill(url, poison)
  // Those that nothing is held against, then those that were on their way, one by one.
  expect(second).toEqual([...ids.slice(10), ...ids.slice(0, 5)])
  await leasesRunOut(db)

  const third: WorkId[] = []
  const counts = await drain(db, mailWork, async ({ id }) => {
    third.push(id)
    return {}
  })
  expect(third).toEqual(ids.slice(5, 10))
  expect(counts).toEqual({ done: 5, retrying: 0, failed: 1 })
  const rows = await db.select().from(work).orderBy(asc(work.id))
  expect(rows.filter(({ status }) => status !== "done").map(({ id, lastError }) => [id, lastError])).toEqual([
    [poison, "port_failed:interrupted"],
  ])
}, 30_000)
