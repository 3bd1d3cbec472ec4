import { APIError } from "better-auth/api"
import { sql } from "drizzle-orm"
import type { Db } from "../db/handle.js"
import { verifications } from "../db/schema-authn.js"
import { isFdmError } from "../errors.js"
import { leaveFarms } from "../farms/leave-farms.js"
import { listPrincipals } from "../principals/principal.js"
import type { Attempts } from "./attempts.js"
import { type Log, logError } from "./logging.js"

/** Erases what a host keeps of somebody whose account is about to go. What it throws keeps the account. */
export type OnDeleteUser = (principalId: string) => Promise<void>

/**
 * Every deletion of an account goes through one function of better-auth: people's own (`/delete-user`), its callback from a mail,
 * and an admin's (`/admin/remove-user`). Its hooks do not: `beforeDelete` misses admins, and the hook of the user's row runs when
 * sessions and password are gone. So it is the function that is wrapped. First the host erases; then the farms; the account
 * last, so that whatever fails before leaves somebody who can try again.
 *
 * A request that was let in just before may make the person known to the host anew; so the host is asked once more at the end.
 */
export function forgettingUsers(context: Deleting, { db, attempts, onDeleteUser, log }: Options): void {
  const { deleteUser } = context.internalAdapter
  context.internalAdapter.deleteUser = async (userId) => {
    const [user] = await listPrincipals(db, [userId])
    await refusing(async () => {
      await onDeleteUser?.(userId)
      await leaveFarms(db, userId)
    })
    await deleteUser(userId)
    if (user) {
      await forgetLinks(db, user.email)
      await attempts.forgetAddress(user.email)
    }
    await onDeleteUser?.(userId).catch((error: unknown) => logError("an account went, and not all of it", error, log))
  }
}

/** The part of better-auth's context that this is about. */
type Deleting = { internalAdapter: { deleteUser(userId: string): Promise<void> } }

type Options = { db: Db; attempts: Attempts; onDeleteUser?: OnDeleteUser; log?: Log }

/** What a host refuses on purpose reaches the caller with its code, and not as something that went wrong. */
async function refusing(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!isFdmError(error)) throw error
    const { reason } = error.details
    const code = (typeof reason === "string" ? reason : error.code).toUpperCase()
    throw new APIError(error.status as ConstructorParameters<typeof APIError>[0], { code, message: error.message })
  }
}

/** Links that were asked for and not opened hold the address they were sent to. */
async function forgetLinks(db: Db, email: string): Promise<void> {
  await db.delete(verifications).where(sql`position(${JSON.stringify(email)} in ${verifications.value}) > 0`)
}
