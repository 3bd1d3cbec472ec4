import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import { addMessage, migrateHelpdesk } from "fdm-helpdesk"
import { doWork } from "fdm-helpdesk/jobs"
import { anAgent, aTicket, fakeLinks, fakeMailer, minutesAfter, noon } from "fdm-helpdesk/testing"

const client = new PGlite()
const db = drizzle(client)
await migrateHelpdesk(db)

const ticket = await aTicket(db, { body: "My fields are gone." })
const agent = await anAgent(db)
const answer = { ticketId: ticket.id, body: "Look under Fields.", visibility: "public" } as const
await addMessage(db, agent, answer, minutesAfter(noon, 5))

const mailer = fakeMailer()
await doWork(db, { mailer, links: fakeLinks }, { now: minutesAfter(noon, 10), only: ["mail", "triage"] })
export const texts = mailer.sent.map((mail) => mail.text) // the confirmation and the answer, whichever left first
await client.close()
