import { and, asc, eq, sql } from "drizzle-orm"
import { z } from "zod"
import type { Db } from "../db/handle.js"
import { farmMembers, type farmRoles, farms } from "../db/schema-farms.js"
import { FdmError } from "../errors.js"
import { type FarmId, isId, newId } from "../ids.js"
import { isLineToRead, singleSpaced } from "../text.js"

/** A farm, as one of its members sees it. */
export type Farm = {
  id: FarmId
  /** As written, with single blanks. */
  name: string
  /** What this member is to the farm. */
  role: (typeof farmRoles)[number]
}

/** What `addFarm` takes: a name of at most 200 characters, with something to read in it. */
export const addFarmInput = z.object({
  name: z.string().max(200).refine(isLineToRead),
})

/** No office of advisers owns more, and a list of them is read whole. */
export const maxOwnFarms = 100

const farmColumns = { id: farms.id, name: farms.name, role: farmMembers.role }

/**
 * Adds a farm, and makes the principal its owner.
 *
 * @throws FdmError `unauthenticated` for an empty principal, `invalid_input` for a name that is over 200 characters or no line to
 * read, `conflict` with `details.reason` `too_many` for somebody who owns `maxOwnFarms`
 */
export async function addFarm(
  db: Db,
  principalId: string,
  input: z.infer<typeof addFarmInput>,
  now: Date = new Date(),
): Promise<Farm> {
  if (principalId === "") throw new FdmError("unauthenticated", "a farm needs an owner, and nobody is signed in")
  const { success, data } = addFarmInput.safeParse(input)
  if (!success) throw new FdmError("invalid_input", "the name of a farm has 1 to 200 characters", { fields: ["name"] })
  const farm = { id: newId("farm", now), name: singleSpaced(data.name), role: "owner" as const }
  await db.transaction(async (tx) => {
    await assertRoomFor(tx, principalId)
    await tx.insert(farms).values({ id: farm.id, name: farm.name, createdAt: now })
    await tx.insert(farmMembers).values({ farmId: farm.id, principalId, role: farm.role })
  })
  return farm
}

/** Of farms that one person adds at the same moment, each counts those before it. The lock is theirs alone and goes with the transaction. */
async function assertRoomFor(tx: Db, principalId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`farms of ${principalId}`}, 0))`)
  const isOwn = and(eq(farmMembers.principalId, principalId), eq(farmMembers.role, "owner"))
  if ((await tx.$count(farmMembers, isOwn)) >= maxOwnFarms)
    throw new FdmError("conflict", `nobody owns more than ${maxOwnFarms} farms`, { reason: "too_many" })
}

/** The farms that a principal belongs to, by name, in one statement. Nobody belongs to none. */
export async function listFarms(db: Db, principalId: string): Promise<Farm[]> {
  if (principalId === "") return []
  return db
    .select(farmColumns)
    .from(farmMembers)
    .innerJoin(farms, eq(farms.id, farmMembers.farmId))
    .where(eq(farmMembers.principalId, principalId))
    .orderBy(asc(farms.name), asc(farms.id))
}

/**
 * One farm of a principal, in one statement.
 *
 * @throws FdmError `not_found` when there is no such farm or the principal is no member: the two are never told apart
 */
export async function getFarm(db: Db, principalId: string, { farmId }: { farmId: string }): Promise<Farm> {
  const [farm] = isId("farm", farmId) ? await findFarm(db, principalId, farmId) : []
  if (!farm) throw new FdmError("not_found", "no such farm")
  return farm
}

function findFarm(db: Db, principalId: string, farmId: FarmId): Promise<Farm[]> {
  const isMember = and(eq(farmMembers.farmId, farmId), eq(farmMembers.principalId, principalId))
  return db.select(farmColumns).from(farmMembers).innerJoin(farms, eq(farms.id, farmMembers.farmId)).where(isMember)
}
