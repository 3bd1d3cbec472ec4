import { and, desc, inArray, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAtDesk, visibleTo } from "../access/index.js"
import { type AgentRole, tickets } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, idSchema, type Locale, notFound, parse } from "../kernel/index.js"
import { type Ticket, ticketColumns } from "../ticket/index.js"
import { findAgent, findPerson } from "./person.js"

/** A person as agents see them. `agent` is null for somebody who never worked at the desk. */
export type Requester = {
  /** The id that counts, also when an id was asked for that was merged into it. */
  id: ContactId
  name: string
  email: string | null
  hasAccount: boolean
  emailVerified: boolean
  locale: Locale
  createdAt: Date
  /** When everything personal of them was erased. */
  anonymizedAt: Date | null
  agent: { role: AgentRole; isActive: boolean } | null
  ticketCount: number
  /** The latest fifty, latest first. */
  tickets: Ticket[]
}

const pageSize = 50

/** What `getRequester` takes. */
export const getRequesterInput = z.object({ contactId: idSchema("contact") })

/**
 * One person with the tickets that they asked, in five statements.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found` | `invalid_input`
 */
export async function getRequester(db: Db, actor: Actor, input: z.input<typeof getRequesterInput>): Promise<Requester> {
  requireAtDesk(actor, "person.read")
  const person = await findPerson(db, parse(getRequesterInput, input))
  if (!person) throw notFound("person")
  const { id, name, email, principalId, emailVerified, locale, createdAt, anonymizedAt } = person.contact
  const isTheirs = and(inArray(tickets.requesterId, person.ids), visibleTo(actor))
  const [agent, rows, [counted]] = await Promise.all([
    findAgent(db, person),
    db
      .select(ticketColumns)
      .from(tickets)
      .where(isTheirs)
      .orderBy(desc(tickets.lastMessageAt), desc(tickets.id))
      .limit(pageSize),
    db
      .select({ count: sql<number>`count(*)`.mapWith(Number) })
      .from(tickets)
      .where(isTheirs),
  ])
  return {
    ...{ id, name, email, hasAccount: principalId !== null, emailVerified, locale, createdAt, anonymizedAt },
    agent: agent ? { role: agent.role, isActive: agent.isActive } : null,
    ticketCount: counted?.count ?? 0,
    tickets: rows,
  }
}
