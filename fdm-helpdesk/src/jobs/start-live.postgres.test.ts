import { expect, onTestFinished, test, vi } from "vitest"
import { openPostgres } from "../../../fdm-core/src/db/open-postgres.js"
import { aLine } from "../../../testing/cut-line.js"
import { templateDatabase } from "../../../testing/postgres-template.js"
import { createPostgresDatabase } from "../../../testing/test-database.js"
import type { LiveEvent } from "../live/index.js"
import { anAgent, aTicket } from "../testing/index.js"
import { startLive } from "./start-live.js"

test("a listening that was lost begins again by itself, and everybody is told to read anew", async () => {
  const { url, drop } = await createPostgresDatabase(templateDatabase)
  const line = await aLine(url)
  const [theirs, ours] = [openPostgres(line.url), openPostgres(url)]
  const ana = await anAgent(ours.db)
  const live = startLive({ listen: theirs.listen })
  onTestFinished(async () => {
    await live.stop()
    await Promise.all([theirs.close(), ours.close()])
    await drop()
  })
  const heard: LiveEvent[] = []
  live.subscribe(ana, { onEvent: (event) => heard.push(event) })
  await vi.waitFor(() => expect(heard).toEqual([{ kind: "resync" }]), 20_000)

  line.cut()
  await expect(theirs.db.execute("select 1")).rejects.toThrow()
  await aTicket(ours.db)
  await line.mend()
  await vi.waitFor(() => expect(heard).toEqual([{ kind: "resync" }, { kind: "resync" }]), 20_000)
  const { id: ticketId } = await aTicket(ours.db)
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ kind: "ticket", ticketId }), 20_000)
})
