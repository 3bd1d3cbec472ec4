import { eq, inArray, like } from "drizzle-orm"
import type { Db } from "../db/handle.js"
import { type locales, users } from "../db/schema-authn.js"
import { FdmError } from "../errors.js"
import { isId, type UserId } from "../ids.js"

/** A language that a person can read FDM in. */
export type Locale = (typeof locales)[number]

/** What an account may be besides an account. `helpdeskAgent` and `helpdeskAdmin` open a desk that the host embeds. */
export const accountRoles = ["user", "admin", "helpdeskAgent", "helpdeskAdmin"] as const
/** One of `accountRoles`. */
export type AccountRole = (typeof accountRoles)[number]

/** The two that open a desk; an account has one of them, or none. */
export const helpdeskRoles = ["helpdeskAgent", "helpdeskAdmin"] as const
/** One of `helpdeskRoles`. */
export type HelpdeskRole = (typeof helpdeskRoles)[number]

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
  roles: readonly AccountRole[]
}

/** What `principalOf` needs to know of a user; the user of a better-auth session has it all. */
export type PrincipalSource = Omit<Principal, "id" | "locale" | "roles"> & {
  id: string
  locale: string
  /** Names with commas between them, as better-auth keeps them. */
  role?: string | null
}

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  emailVerified: users.emailVerified,
  locale: users.locale,
  timeZone: users.timeZone,
  role: users.role,
}

/**
 * The principal behind a signed-in user.
 *
 * @throws FdmError `unauthenticated` when the id is not one of a user: nobody is let through as somebody
 */
export function principalOf(user: PrincipalSource): Principal {
  const { id, name, email, emailVerified, locale, timeZone, role } = user
  if (!isId("user", id)) throw new FdmError("unauthenticated", "the id of this user is not one of an FDM account")
  return { id, name, email, emailVerified, locale: locale === "en" ? "en" : "nl", timeZone, roles: rolesOf(role) }
}

/** Roles that nobody knows are none. */
function rolesOf(role: string | null | undefined): AccountRole[] {
  const names = (role ?? "").split(",")
  return accountRoles.filter((known) => names.includes(known))
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
  return (await db.select(columns).from(users).where(inArray(users.id, wanted))).map(principalOf)
}

/** The principal that has an address, in whatever case it is written; undefined when nobody has it. */
export async function findPrincipal(db: Db, { email }: { email: string }): Promise<Principal | undefined> {
  const [user] = await db.select(columns).from(users).where(eq(users.email, email.trim().toLowerCase()))
  return user && principalOf(user)
}

/** The principals with a role that opens a desk, by name. Reads over all accounts: for a page of settings. */
export async function listHelpdeskPrincipals(db: Db): Promise<Principal[]> {
  const found = await db.select(columns).from(users).where(like(users.role, "%helpdesk%")).orderBy(users.name)
  return found.map(principalOf)
}

/**
 * Gives an account one of the roles that open a desk, or takes it away (`null`); other roles stay. Whoever calls this has
 * checked that it may be done: better-auth's own `set-role` is for admins of accounts, this is for those of a desk.
 *
 * @throws FdmError `not_found` for an id that nobody has
 */
export async function setHelpdeskRole(db: Db, id: string, role: HelpdeskRole | null): Promise<void> {
  if (!isId("user", id)) throw new FdmError("not_found", "there is no such principal")
  await db.transaction(async (tx) => {
    const [user] = await tx.select({ role: users.role }).from(users).where(eq(users.id, id)).for("update")
    if (!user) throw new FdmError("not_found", "there is no such principal")
    const others = user.role.split(",").filter((name) => !(helpdeskRoles as readonly string[]).includes(name))
    const names = role ? [...others, role] : others
    await tx
      .update(users)
      .set({ role: names.join(",") || "user", updatedAt: new Date() })
      .where(eq(users.id, id))
  })
}
