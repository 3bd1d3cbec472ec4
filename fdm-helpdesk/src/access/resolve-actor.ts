import { and, eq, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { agents, contacts } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, guarded, newId, type Person, parse, personSchema } from "../kernel/index.js"
import { type Actor, nobody } from "./actor.js"
import { isWithoutAccount, lockAddress, mergeContacts } from "./merge-contacts.js"

/**
 * Turns the person that the host knows into the actor that the helpdesk knows. One statement when nothing changed since
 * last time; otherwise the contact takes over name, address, language and time zone. Whoever wrote before without an account
 * finds those tickets, once the address is verified. An empty principal, or one of blanks, is nobody.
 *
 * @throws HelpdeskError `invalid_input` when the host hands over a person without the shape of `Person`
 */
export async function resolveActor(db: Db, person: Person | null, now: Date = new Date()): Promise<Actor> {
  if (!person || !/\S/.test(person.principalId ?? "")) return nobody
  const known = parse(personSchema, person)
  const [row] = await db
    .select({ contact: contacts, agentId: agents.id, role: agents.role, hasStrays: hasStrays(db, known) })
    .from(contacts)
    .leftJoin(agents, and(eq(agents.contactId, contacts.id), eq(agents.isActive, true)))
    .where(eq(contacts.principalId, known.principalId))
  const isWhole = row && !row.hasStrays && isCurrent(row.contact, known)
  const contactId = isWhole
    ? row.contact.id
    : await (row?.hasStrays === false ? saveContact : saveAndMerge)(db, known, now)
  const base = { contactId, principalId: known.principalId, name: known.name }
  return row?.agentId && row.role
    ? { type: "agent", agentId: row.agentId, role: row.role, ...base }
    : { type: "requester", ...base }
}

function isCurrent(contact: typeof contacts.$inferSelect, person: Person): boolean {
  return (["name", "email", "emailVerified", "locale", "timeZone"] as const).every(
    (field) => contact[field] === person[field],
  )
}

/** Whether somebody without an account wrote from this person's verified address, as a column of the same statement. */
function hasStrays(db: Db, { email, emailVerified }: Person): SQL<boolean> {
  if (!isOwn({ email, emailVerified })) return sql<boolean>`false`
  const stray = alias(contacts, "stray")
  return sql<boolean>`exists ${db.select({ one: sql`1` }).from(stray).where(isWithoutAccount(stray, email))}`
}

/** Only a verified address says who somebody is. */
function isOwn({ email, emailVerified }: Pick<Person, "email" | "emailVerified">): boolean {
  return emailVerified && email !== ""
}

function saveAndMerge(db: Db, person: Person, now: Date): Promise<ContactId> {
  if (!isOwn(person)) return saveContact(db, person, now)
  return guarded(() =>
    db.transaction(async (tx) => {
      await lockAddress(tx, person.email)
      const contactId = await upsertContact(tx, person, now)
      await mergeContacts(tx, contactId, person.email, now)
      return contactId
    }),
  )
}

/** Writes what is known of a person with an account; two requests at once end up with one contact. */
export function saveContact(db: Db, person: Person, now: Date): Promise<ContactId> {
  return guarded(() => upsertContact(db, person, now))
}

async function upsertContact(db: Db, person: Person, now: Date): Promise<ContactId> {
  const { principalId, name, email, emailVerified, locale, timeZone } = person
  const known = { name, email, emailVerified, locale, timeZone, updatedAt: now }
  const [row] = await db
    .insert(contacts)
    .values({ id: newId("contact", now), principalId, ...known, createdAt: now })
    .onConflictDoUpdate({ target: contacts.principalId, targetWhere: sql`principal_id is not null`, set: known })
    .returning({ id: contacts.id })
  if (!row) throw new Error("an upsert returns its row")
  return row.id
}
