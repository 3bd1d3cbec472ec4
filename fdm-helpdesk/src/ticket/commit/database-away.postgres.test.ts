import { expect, onTestFinished, test } from "vitest"
import { openPostgres } from "../../../../fdm-core/src/db/open-postgres.js"
import { aLine } from "../../../../testing/cut-line.js"
import { templateDatabase } from "../../../../testing/postgres-template.js"
import { createPostgresDatabase } from "../../../../testing/test-database.js"
import { isDatabaseUnavailable } from "../../kernel/index.js"
import { getInbox } from "../../list/index.js"
import { anAgent, aTicket } from "../../testing/index.js"
import { createTicket } from "../create-ticket.js"
import { addMessage } from "../message/add-message.js"
import { getTicket } from "../read/get-ticket.js"

test("a database that goes away is told as such by every verb, and once it is back they work again", async () => {
  const { url, drop } = await createPostgresDatabase(templateDatabase)
  const line = await aLine(url)
  const { db, close } = openPostgres(line.url)
  onTestFinished(async () => {
    await close()
    await drop()
  })
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  const note = { ticketId, body: "Intern", visibility: "internal" as const }
  const reads = { getInbox: () => getInbox(db, agent), getTicket: () => getTicket(db, agent, { ticketId }) }
  const writes = {
    createTicket: () => createTicket(db, agent, { body: "Nieuwe vraag" }),
    addMessage: () => addMessage(db, agent, note),
  }

  line.cut()
  for (const [name, run] of Object.entries({ ...reads, ...writes })) {
    const error = await run().catch((thrown: unknown) => thrown)
    expect([name, isDatabaseUnavailable(error)]).toEqual([name, true])
    if (name in writes) expect(error).toMatchObject({ code: "unavailable", status: 503 })
  }

  await line.mend()
  await addMessage(db, agent, note)
  expect((await getTicket(db, agent, { ticketId })).messages).toHaveLength(2)
})
