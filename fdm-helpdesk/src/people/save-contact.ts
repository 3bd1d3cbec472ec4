import { type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { contacts } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, guarded, newId, type Person } from "../kernel/index.js"
import { isWithoutAccount, lockAddress, type MovePeople, mergeContacts } from "./merge-contacts.js"

/** Whether the contact says of the person what the host says. */
export function isCurrent(contact: typeof contacts.$inferSelect, person: Person): boolean {
  return (["name", "email", "emailVerified", "locale", "timeZone"] as const).every(
    (field) => contact[field] === person[field],
  )
}

/** Whether somebody without an account wrote from the address of a query that is kept, as a column of it. */
export function hasStrays(db: Db): SQL<boolean> {
  const stray = alias(contacts, "stray")
  const theirs = isWithoutAccount(stray, sql.placeholder("email"))
  return sql<boolean>`exists ${db.select({ one: sql`1` }).from(stray).where(theirs)}`
}

/** Only a verified address says who somebody is. */
export function isOwn({ email, emailVerified }: Pick<Person, "email" | "emailVerified">): boolean {
  return emailVerified && email !== ""
}

/** Saves what is known of a person, and makes theirs what was sent from their address before, if it is verified. */
export function saveAndMerge(db: Db, person: Person, movePeople: MovePeople, now: Date): Promise<ContactId> {
  if (!isOwn(person)) return saveContact(db, person, now)
  return guarded(() =>
    db.transaction(async (tx) => {
      await lockAddress(tx, person.email)
      const contactId = await upsertContact(tx, person, now)
      await mergeContacts(tx, contactId, person.email, movePeople, now)
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
