import { PGlite } from "@electric-sql/pglite"
import { drizzle as overPglite } from "drizzle-orm/pglite"
import { drizzle as overPostgres } from "drizzle-orm/postgres-js"
import { createFdm, type Fdm, FdmError } from "fdm-core"
import {
  type Actor,
  createTicket,
  type Db,
  type ErrorCode,
  getInbox,
  HelpdeskError,
  type MessageId,
  requireAgent,
  schemaHelpdesk,
  type TicketId,
} from "fdm-helpdesk"
import { startJobs } from "fdm-helpdesk/jobs"
import { postmarkMailer } from "fdm-helpdesk/mail"
import { geminiModel } from "fdm-helpdesk/triage"
import postgres from "postgres"

/** Compiled, never run: what the types promise to a host. */

/** Every handle and transaction of drizzle is one, with a schema of the host's own or without. */
export async function everyHandle(take: (db: Db) => Promise<void>): Promise<void> {
  const schema = { ...schemaHelpdesk }
  const pglite = overPglite(new PGlite(), { schema })
  const server = overPostgres(postgres(""), { schema })
  await take(pglite)
  await take(server)
  await take(overPglite(new PGlite()))
  await take(overPostgres(postgres("")))
  await pglite.transaction(take)
  await server.transaction(take)
  const fdm: Fdm = await createFdm({ memory: true })
  await take(fdm.db)
}

/** Ids are no strings among others, and not each other. */
export async function idsAreTyped(db: Db, actor: Actor): Promise<[TicketId, MessageId]> {
  const { id } = await createTicket(db, actor, { body: "Hello" })
  // @ts-expect-error an id of a ticket is none of a message
  return [id, id]
}

/** Codes are a closed list; a helpdesk's error is one of fdm-core's. */
export function errorsAreTyped(error: unknown): ErrorCode | undefined {
  // @ts-expect-error there is no such code
  if (error instanceof HelpdeskError && error.code === "no_such_code") return undefined
  return error instanceof FdmError ? error.code : undefined
}

/** After `requireAgent` the actor is an agent; rows have the columns that lists show. */
export async function rowsAreTyped(db: Db, actor: Actor): Promise<[string, Date, string | null]> {
  requireAgent(actor)
  const { rows, nextCursor } = await getInbox(db, actor, { view: "mine", limit: 10 })
  return [actor.agentId, rows[0]?.createdAt ?? new Date(0), nextCursor]
}

/** The adapters that come along keep the shapes of the ports. */
export function portsFit({ db, listen }: Fdm) {
  const mailer = postmarkMailer({ token: "token" })
  const model = geminiModel({ apiKey: "key" })
  const links = { ticketForRequester: (id: TicketId) => `/${id}`, ticketForAgent: (id: TicketId) => `/admin/${id}` }
  return startJobs({ db, listen, ports: { mailer, model, links } })
}
