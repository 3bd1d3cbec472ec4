import { and, asc, eq, inArray, isNull, ne, type Placeholder, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { contacts, tickets, ticketViews } from "../db/schema-helpdesk.js"
import type { ContactId, Db } from "../kernel/index.js"

/**
 * Somebody can write before they have an account, by mail or through an agent, and is a contact with an address and no
 * principal then. Once the host knows a person with that address, verified, both are one person: tickets, texts and looks go
 * to the contact with the account. An address that is not verified moves nothing: anybody can sign up with anybody's.
 *
 * The old row stays and says whom it became. The audit, which knows contacts by id, has it of each ticket: `MovePeople`.
 */
export function isWithoutAccount(contact: ContactColumns, email: string | Placeholder): SQL {
  const { principalId, mergedIntoId, anonymizedAt } = contact
  const stands = and(eq(contact.email, email), isNull(principalId), isNull(mergedIntoId), isNull(anonymizedAt))
  return stands ?? sql`false`
}

/** The table, or an alias of it. */
type ContactColumns = Record<"email" | "principalId" | "mergedIntoId" | "anonymizedAt", AnyPgColumn>

/**
 * Makes all who decide who belongs to an address take turns: whoever merges into an account, and whoever looks for the
 * contact to open a ticket for. Taken before any row is locked.
 */
export async function lockAddress(tx: Db, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`fdm-helpdesk contact ${email}`}, 0))`)
}

/**
 * What is asked to make `to`'s what `from` did on tickets, in the transaction of the change. Handed in, because tickets know people
 * and not the other way round.
 */
export type MovePeople = (tx: Db, who: { from: ContactId[]; to: ContactId }, now: Date) => Promise<void>

/** Moves to `into` what contacts without an account have under its verified address. The caller holds `lockAddress`. */
export async function mergeContacts(
  tx: Db,
  into: ContactId,
  email: string,
  movePeople: MovePeople,
  now: Date,
): Promise<void> {
  const strays = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(isWithoutAccount(contacts, email), ne(contacts.id, into)))
    .orderBy(asc(contacts.id))
    .for("no key update")
  if (strays.length === 0) return
  const from = strays.map(({ id }) => id)
  await movePeople(tx, { from, to: into }, now)
  await moveViews(tx, from, into)
  // The name goes too: the person's own is the one that counts, and erasing them has one name less to look for.
  await tx
    .update(contacts)
    .set({ mergedIntoId: into, email: null, emailVerified: false, name: "", updatedAt: now })
    .where(inArray(contacts.id, from))
}

/** The ids of the tickets that people asked, and of those that they took part in: whoever writes on a ticket has seen it. */
export function ticketsOf(tx: Db, from: ContactId[]) {
  return tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(inArray(tickets.requesterId, from))
    .union(tx.select({ id: ticketViews.ticketId }).from(ticketViews).where(inArray(ticketViews.viewerId, from)))
}

/** Of two looks at the same ticket the later one counts. */
async function moveViews(tx: Db, from: ContactId[], into: ContactId): Promise<void> {
  const { ticketId, viewerId, lastViewedAt, presentAt, isTyping } = ticketViews
  await tx
    .insert(ticketViews)
    .select(
      tx
        .select({
          ticketId,
          viewerId: sql<ContactId>`${into}::text`.as("viewer_id"),
          lastViewedAt: sql<Date>`max(${lastViewedAt})`.as("last_viewed_at"),
          presentAt: sql<Date | null>`max(${presentAt})`.as("present_at"),
          isTyping: sql<boolean>`bool_or(${isTyping})`.as("is_typing"),
        })
        .from(ticketViews)
        .where(inArray(viewerId, from))
        .groupBy(ticketId),
    )
    .onConflictDoUpdate({
      target: [ticketId, viewerId],
      set: { lastViewedAt: sql`greatest(${lastViewedAt}, excluded.last_viewed_at)` },
    })
  await tx.delete(ticketViews).where(inArray(viewerId, from))
}
