import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { ticketSearch } from "../../db/schema-helpdesk.js"
import { anAgent, aTicket } from "../../testing/index.js"
import { addMessage, deleteMessage, editMessage, redactMessage } from "../../ticket/index.js"
import { updateSearch } from "../document/update-search.js"
import { searchTickets } from "../search-tickets.js"

const ways = ["deleted", "edited", "redacted"] as const
const kinds = ["public", "internal"] as const

test.for(ways.flatMap((way) => kinds.map((visibility) => [way, visibility] as const)))(
  "a word of a message that is %s (%s) is not found from that moment on, and no index keeps it",
  async ([way, visibility], { db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const { id: ticketId } = await aTicket(db)
    const word = `zwaluwstaart${way}${visibility}`
    const { id: messageId } = await addMessage(db, lead, { ticketId, body: `Een ${word} dus`, visibility })
    await updateSearch(db)
    const finds = async () => (await searchTickets(db, lead, { text: word })).rows.length
    expect(await finds()).toBe(1)

    if (way === "deleted") await deleteMessage(db, lead, { ticketId, messageId })
    else if (way === "edited") await editMessage(db, lead, { ticketId, messageId, body: "Iets anders" })
    else await redactMessage(db, lead, { ticketId, messageId, passages: [word] })

    expect(await finds()).toBe(0)
    await updateSearch(db)
    expect(await finds()).toBe(0)
    const [row] = await db
      .select({ doc: ticketSearch.doc })
      .from(ticketSearch)
      .where(eq(ticketSearch.ticketId, ticketId))
    expect(row?.doc).not.toContain("zwaluwstaart")
  },
)
