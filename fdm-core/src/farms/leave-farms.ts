import { and, eq, exists, inArray, ne, not } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Db } from "../db/handle.js"
import { farmMembers, farms } from "../db/schema-farms.js"

/**
 * Takes somebody off all their farms, for when their account goes. A farm whose last owner they were goes with them, also for
 * its advisers: an adviser is let in by an owner, and a farm often bears its owner's name. Doing it again changes nothing.
 */
export async function leaveFarms(db: Db, principalId: string): Promise<void> {
  if (principalId === "") return
  await db.transaction(async (tx) => {
    const own = await tx
      .select({ id: farms.id })
      .from(farms)
      .where(inArray(farms.id, ownedBy(tx, principalId)))
      .orderBy(farms.id)
      .for("update")
    const ids = own.map(({ id }) => id)
    if (ids.length > 0)
      await tx.delete(farms).where(and(inArray(farms.id, ids), not(exists(otherOwner(tx, principalId)))))
    await tx.delete(farmMembers).where(eq(farmMembers.principalId, principalId))
  })
}

function ownedBy(tx: Db, principalId: string) {
  return tx
    .select({ id: farmMembers.farmId })
    .from(farmMembers)
    .where(and(eq(farmMembers.principalId, principalId), eq(farmMembers.role, "owner")))
}

function otherOwner(tx: Db, principalId: string) {
  const other = alias(farmMembers, "other")
  return tx
    .select({ id: other.farmId })
    .from(other)
    .where(and(eq(other.farmId, farms.id), eq(other.role, "owner"), ne(other.principalId, principalId)))
}
