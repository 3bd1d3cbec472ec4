import { eq, inArray } from "drizzle-orm"
import type { Db } from "../db/handle.js"
import { type locales, users } from "../db/schema-authn.js"
import { FdmError } from "../errors.js"
import { isId, type UserId } from "../ids.js"

/** A language that a person can read FDM in. */
export type Locale = (typeof locales)[number]

/** Who somebody is to the rest of FDM: no password, no session, nothing that only signing in needs. */
export type Principal = {
  id: UserId
  /** As its owner wrote it. */
  name: string
  /** In lower case. */
  email: string
  /** Whether its owner has shown to have the mailbox. Never link anything to an address that is not verified. */
  emailVerified: boolean
  locale: Locale
  /** A name of the IANA time zone database, such as `Europe/Amsterdam`. */
  timeZone: string
}

/** What `principalOf` needs to know of a user; the user of a better-auth session has it all. */
export type PrincipalSource = Omit<Principal, "id" | "locale"> & { id: string; locale: string }

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  emailVerified: users.emailVerified,
  locale: users.locale,
  timeZone: users.timeZone,
}

/**
 * The principal behind a signed-in user.
 *
 * @throws FdmError `unauthenticated` when the id is not one of a user: nobody is let through as somebody
 */
export function principalOf(user: PrincipalSource): Principal {
  const { id, name, email, emailVerified, locale, timeZone } = user
  if (!isId("user", id)) throw new FdmError("unauthenticated", "the id of this user is not one of an FDM account")
  return { id, name, email, emailVerified, locale: locale === "en" ? "en" : "nl", timeZone }
}

/**
 * One principal by id, in one statement.
 *
 * @throws FdmError `not_found` for an id that nobody has, and for an empty or malformed one
 */
export async function getPrincipal(db: Db, id: string): Promise<Principal> {
  const [principal] = await listPrincipals(db, [id])
  if (!principal) throw new FdmError("not_found", "there is no such principal")
  return principal
}

/** The principals that have one of these ids, in one statement, in no particular order. Others are left out. */
export async function listPrincipals(db: Db, ids: readonly string[]): Promise<Principal[]> {
  const wanted = ids.filter((id) => isId("user", id))
  if (wanted.length === 0) return []
  return db.select(columns).from(users).where(inArray(users.id, wanted))
}

/** The language that the owner of an address reads, if it belongs to an account. */
export async function findLocale(db: Db, email: string): Promise<Locale | undefined> {
  const [user] = await db.select({ locale: users.locale }).from(users).where(eq(users.email, email.toLowerCase()))
  return user?.locale
}
