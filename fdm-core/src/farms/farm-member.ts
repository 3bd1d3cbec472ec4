import { z } from "zod"
import type { Db } from "../db/handle.js"
import { farmMembers, farmRoles } from "../db/schema-farms.js"
import { FdmError } from "../errors.js"
import { getFarm } from "./farm.js"

/** What `addFarmMember` takes. */
export const addFarmMemberInput = z.object({
  farmId: z.string(),
  /** Principal id of who is let in. */
  memberId: z.string().min(1),
  role: z.enum(farmRoles),
})

/**
 * Lets somebody into a farm: a partner as owner, an adviser or accountant as advisor. Only owners may. Somebody who
 * belongs to it already stays what they are, so that nobody demotes the last owner this way.
 *
 * @throws FdmError `not_found` when the principal is no member | `forbidden` for an advisor | `invalid_input`
 */
export async function addFarmMember(
  db: Db,
  principalId: string,
  input: z.infer<typeof addFarmMemberInput>,
): Promise<void> {
  const { success, data } = addFarmMemberInput.safeParse(input)
  if (!success) throw new FdmError("invalid_input", "not somebody to let into a farm")
  const { farmId, memberId, role } = data
  const farm = await getFarm(db, principalId, { farmId })
  if (farm.role !== "owner") throw new FdmError("forbidden", "only an owner lets others into a farm")
  await db.insert(farmMembers).values({ farmId: farm.id, principalId: memberId, role }).onConflictDoNothing()
}
