import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { z } from "zod"
import { type Actor, recognised, requireAtDesk } from "../access/index.js"
import { agents, contacts } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, HelpdeskError, hostId, idSchema, notFound } from "../kernel/index.js"
import { isWithoutAccount } from "../people/index.js"

/** A person by the host's id or by the helpdesk's. */
export const personInput = z.union([
  z.object({ contactId: idSchema("contact") }),
  z.object({ principalId: hostId(200) }),
])
/** Somebody, by their contact or by their account. */
export type PersonInput = z.output<typeof personInput>

type Contact = typeof contacts.$inferSelect
/** Somebody with every row that is or was theirs. `contact` is the one that counts; the others were merged into it, or will be. */
export type KnownPerson = { contact: Contact; rows: Contact[]; ids: ContactId[] }

/**
 * Lets those pass who may have everything about a person, or have it erased: the host, managers and admins, and the person
 * themself. For anybody else at the portal there is no such person.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `not_found`
 */
export function assertMayManagePerson(actor: Actor, person: KnownPerson | undefined): void {
  const known = recognised(actor)
  if (known.type === "system" && known.name === "host") return
  if (known.type === "system") throw new HelpdeskError("forbidden", "only the host does this without a person")
  if ("contactId" in known && person?.ids.includes(known.contactId)) return
  if (known.type === "requester") throw notFound("person")
  requireAtDesk(known, "person.manage")
}

/** Reads a person. Undefined when there is none. */
export async function findPerson(db: Db, input: PersonInput): Promise<KnownPerson | undefined> {
  const [contact] = await db.select().from(contacts).where(isAsked(input))
  if (!contact) return undefined
  const rows = await db.select().from(contacts).where(isTheirs(contact)).orderBy(asc(contacts.id))
  return { contact, rows, ids: rows.map(({ id }) => id) }
}

/**
 * The same, held until the transaction is over: nobody asks a question as this person, merges into them or signs in anew
 * meanwhile. Not "for update", which would wait for everybody whose row refers to this one.
 */
export async function lockPerson(tx: Db, input: PersonInput): Promise<KnownPerson | undefined> {
  const [contact] = await tx.select().from(contacts).where(isAsked(input)).for("no key update")
  if (!contact) return undefined
  const rows = await tx.select().from(contacts).where(isTheirs(contact)).orderBy(asc(contacts.id)).for("no key update")
  return { contact, rows, ids: rows.map(({ id }) => id) }
}

/** Who was merged is asked for by an old id, and found under the new one. */
function isAsked(input: PersonInput): SQL {
  if ("principalId" in input) return eq(contacts.principalId, input.principalId)
  const old = alias(contacts, "old")
  return sql`${contacts.id} = (select coalesce(${old.mergedIntoId}, ${old.id}) from ${contacts} as old where ${old.id} = ${input.contactId})`
}

/** The row itself, those merged into it, and those without an account under an address that is proved to be theirs. */
function isTheirs({ id, email, emailVerified, principalId }: Contact): SQL | undefined {
  const isStray = email && emailVerified && principalId ? isWithoutAccount(contacts, email) : undefined
  return or(eq(contacts.id, id), eq(contacts.mergedIntoId, id), isStray)
}

/** The agent that a person is or was. */
export async function findAgent(db: Db, { ids }: KnownPerson) {
  const [agent] = await db
    .select()
    .from(agents)
    .where(and(inArray(agents.contactId, ids)))
  return agent
}
