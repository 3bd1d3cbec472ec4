import { eq } from "drizzle-orm"
import { expect, onTestFinished, test, vi } from "vitest"
import { openPostgres } from "../../../fdm-core/src/db/open-postgres.js"
import { aLine } from "../../../testing/cut-line.js"
import { templateDatabase } from "../../../testing/postgres-template.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import { work } from "../db/schema-helpdesk.js"
import { fakeLinks, fakeMailer } from "../testing/fake-ports.js"
import { aTicket } from "../testing/index.js"
import { startJobs } from "./start-jobs.js"

test("jobs outlive a database that goes away: they wait, listen again and go on", async () => {
  const { url, drop } = await createPostgresDatabase(templateDatabase)
  const line = await aLine(url)
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

  await line.mend()
  await vi.waitFor(() => expect(mailer.sent).toHaveLength(1), 15_000)

  // Heard by its announcement: the jobs' own looking would take half a minute.
  await vi.waitFor(async () => {
    const before = mailer.sent.length
    await aTicket(ours.db, { at: new Date() })
    await vi.waitFor(() => expect(mailer.sent.length).toBeGreaterThan(before), 1000)
  }, 15_000)
  await jobs.stop()
  expect(await ours.db.$count(work, eq(work.status, "failed"))).toBe(0)
})
