import { pgTable, text } from "drizzle-orm/pg-core"
import { drizzle } from "drizzle-orm/postgres-js"
import { createTicket, migrateHelpdesk, type Person, resolveActor } from "fdm-helpdesk"
import postgres from "postgres"

const client = postgres(process.env.DATABASE_URL ?? "")
const db = drizzle(client)
await migrateHelpdesk(db)

/** A table of the host's own: fields that somebody reported as lost, each at most once. */
const lostFields = pgTable("lost_fields", { field: text("field").primaryKey(), ticketId: text("ticket_id").notNull() })
await client`create table if not exists lost_fields (field text primary key, ticket_id text not null)`

/** The ticket and the host's own row are there together or not at all. */
export function reportLostField(person: Person, field: string) {
  return db.transaction(async (tx) => {
    const ticket = await createTicket(tx, await resolveActor(tx, person), { body: `My field ${field} is gone.` })
    await tx.insert(lostFields).values({ field, ticketId: ticket.id })
    return ticket
  })
}

export { client, db, lostFields }
