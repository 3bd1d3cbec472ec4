import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"
import { eq } from "drizzle-orm"
import { expect, onTestFinished, test, vi } from "vitest"
import { openPostgres } from "../../../fdm-core/src/db/open-postgres.js"
import { templateDatabase } from "../../../testing/postgres-template.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import { outbox } from "../db/schema-helpdesk.js"
import { fakeLinks, fakeMailer } from "../testing/fake-ports.js"
import { aTicket } from "../testing/index.js"
import { startJobs } from "./start-jobs.js"

/** A way to a server that can be cut and mended. */
async function aLine(target: URL) {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on("error", () => undefined).on("close", () => other.destroy())
    }
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const url = new URL(target)
  url.port = typeof address === "object" && address ? String(address.port) : ""
  onTestFinished(() => void server.close())
  return {
    url: url.href,
    cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend() {
      isCut = false
    },
  }
}

test("jobs outlive a database that goes away: they wait, listen again and go on", async () => {
  const { url, drop } = await createPostgresDatabase(templateDatabase)
  const line = await aLine(new URL(url))
  const [theirs, ours] = [openPostgres(line.url), openPostgres(url)]
  onTestFinished(async () => {
    await Promise.all([theirs.close(), ours.close()])
    await drop()
  })
  const mailer = fakeMailer()
  const onError = vi.fn()
  const jobs = startJobs({ db: theirs.db, listen: theirs.listen, ports: { mailer, links: fakeLinks }, onError })
  await jobs.idle()

  line.cut()
  await aTicket(ours.db, { at: new Date() })
  await jobs.idle()
  expect(onError).toHaveBeenCalled()
  expect(mailer.sent).toEqual([])

  line.mend()
  await vi.waitFor(() => expect(mailer.sent).toHaveLength(1), 15_000)

  // Heard by its announcement: the jobs' own looking would take half a minute.
  await vi.waitFor(async () => {
    const before = mailer.sent.length
    await aTicket(ours.db, { at: new Date() })
    await vi.waitFor(() => expect(mailer.sent.length).toBeGreaterThan(before), 1000)
  }, 15_000)
  await jobs.stop()
  expect(await ours.db.$count(outbox, eq(outbox.status, "failed"))).toBe(0)
})
