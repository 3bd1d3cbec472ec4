import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import { addMessage, createTicket, getInbox, migrateHelpdesk, resolveActor, seedAgent } from "fdm-helpdesk"

const db = drizzle(new PGlite()) // or drizzle(postgres(url)), or your own open transaction
await migrateHelpdesk(db)

const known = { emailVerified: true, locale: "en", timeZone: "Europe/Amsterdam" } as const
const ana = { ...known, principalId: "user-1", name: "Ana", email: "ana@desk.example" }
const wim = { ...known, principalId: "user-2", name: "Wim", email: "wim@farm.example" }
await seedAgent(db, { person: ana, role: "admin" })

const requester = await resolveActor(db, wim)
const ticket = await createTicket(db, requester, { body: "My fields are gone. What now?" })

const agent = await resolveActor(db, ana)
await addMessage(db, agent, { ticketId: ticket.id, body: "Look under Settings, Fields.", visibility: "public" })
export const { rows } = await getInbox(db, agent)
