import { and, asc, eq, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm"
import { QueryBuilder } from "drizzle-orm/pg-core"
import { contacts } from "../db/schema-helpdesk.js"
import {
  type ContactId,
  type Correspondent,
  type Db,
  HelpdeskError,
  type Locale,
  newId,
  statement,
} from "../kernel/index.js"
import { lockAddress } from "./merge-contacts.js"

/**
 * Keeps a person from being erased until the transaction is over: what they write now is either there when it happens, and
 * goes, or comes too late, and is refused. Taken before tickets are locked, as erasing does.
 *
 * @throws HelpdeskError `unauthenticated` for somebody who was erased since they were let in
 */
export async function holdContact(tx: Db, id: ContactId): Promise<HeldContact> {
  const [known] = await heldContact(tx, { id })
  if (!known) throw gone()
  return known
}

/** What limits go by, of somebody who is held. */
export type HeldContact = { email: string | null; emailVerified: boolean }

export const heldColumns = { email: contacts.email, emailVerified: contacts.emailVerified }

const heldContact = statement<HeldContact>(
  () =>
    new QueryBuilder()
      .select(heldColumns)
      .from(contacts)
      .where(isKnown(sql.placeholder("id")))
      .for("share"),
  heldColumns,
)

/** The row of somebody who was not erased. */
export function isKnown(id: ContactId | Placeholder): SQL {
  return and(eq(contacts.id, id), isNull(contacts.anonymizedAt)) ?? sql`false`
}

/** Says to somebody who was erased what is said to everybody whom nobody knows. */
export function gone(): HelpdeskError {
  return new HelpdeskError("unauthenticated", "this person is not known any more")
}

/**
 * The contact that an address belongs to, held as by `holdContact`: of an account that proved to have it, else one without an
 * account, which is made when there is none. An account that only says to have the address is passed over: whoever signed up
 * with it would read what is somebody else's.
 *
 * @param locale for somebody new
 * @param assertNew runs right before somebody new is written down, and throws if that must not be
 */
export async function saveCorrespondent(
  tx: Db,
  { email, name }: Correspondent,
  locale: Locale,
  now: Date,
  assertNew: () => Promise<void>,
): Promise<ContactId> {
  await lockAddress(tx, email)
  const known = await findByAddress(tx, email)
  if (!known) {
    await assertNew()
    const id = newId("contact", now)
    const times = { createdAt: now, updatedAt: now }
    await tx.insert(contacts).values({ id, name: name ?? email, email, locale, ...times })
    return id
  }
  // Somebody with an account says themselves what they are called.
  if (!known.principalId && name !== undefined && name !== known.name)
    await tx.update(contacts).set({ name, updatedAt: now }).where(eq(contacts.id, known.id))
  return known.id
}

async function findByAddress(tx: Db, email: string) {
  const { id, principalId, name, emailVerified, mergedIntoId, anonymizedAt, updatedAt } = contacts
  const found = await tx
    .select({ id, principalId, name, updatedAt })
    .from(contacts)
    .where(
      and(
        eq(contacts.email, email),
        or(isNull(principalId), eq(emailVerified, true)),
        isNull(mergedIntoId),
        isNull(anonymizedAt),
      ),
    )
    .orderBy(asc(id))
    .for("share")
  // Of two accounts the one seen with it last: the other may have another address by now, and not have been here since.
  const accounts = found.filter((contact) => contact.principalId !== null)
  return accounts.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0] ?? found[0]
}
