import { type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"

/**
 * Whether an address may be anybody's: anybody can sign up with anybody's, and until its owner has proved it, the desk's
 * sender says nothing to it that a stranger could have written. Somebody without an account is there because an agent wrote
 * down their address, and stands by it.
 *
 * @param contact the table, or an alias of it
 */
export function isUnconfirmed({ principalId, emailVerified }: Record<"principalId" | "emailVerified", AnyPgColumn>) {
  return sql`(${principalId} is not null and not ${emailVerified})`.mapWith(Boolean) as SQL<boolean>
}
