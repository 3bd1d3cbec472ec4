import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { touchPresence } from "../../live/index.js"
import { anAgent, aTicket } from "../../testing/index.js"
import { addMessage } from "../message/add-message.js"
import { markViewed } from "./mark-viewed.js"

test("whoever looks at a ticket for the first time waits for nobody who changes it, so that nobody waits in a circle", async ({
  db,
  fdm,
}) => {
  const [ana, mehmet, ilse] = [await anAgent(db), await anAgent(db), await anAgent(db)]
  const other = await fdm.another()
  const { id: ticketId } = await aTicket(db)
  await db.transaction(async (tx) => {
    await addMessage(tx, ana, { ticketId, body: "Dag", visibility: "public" })
    await other.execute("set lock_timeout = '5s'")
    await expect(markViewed(other, mehmet, { ticketId })).resolves.toBeUndefined()
    await expect(touchPresence(other, ilse, { ticketId })).resolves.toBeUndefined()
  })
})
