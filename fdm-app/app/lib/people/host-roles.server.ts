import { setHelpdeskRole } from "fdm-core/auth"
import { FdmError } from "fdm-core/errors"
import { type AgentActor, type Db, type HostRoles, listRoster } from "fdm-helpdesk"

const roleNames = { agent: "helpdeskAgent", admin: "helpdeskAdmin" } as const

/** How the helpdesk gives an account of ours a role that opens it. */
export const hostRoles: HostRoles = {
  setRole: (tx, { principalId, role }) => setHelpdeskRole(tx, principalId, role && roleNames[role]),
}

/**
 * A role of the account means nothing for whom the desk registered, changed or sent away itself; who gives one is told so.
 *
 * @throws FdmError `conflict` with `details.reason`: `by_desk`
 */
export async function assertNotByDesk(db: Db, actor: AgentActor, principalId: string): Promise<void> {
  const entry = (await listRoster(db, actor)).find((known) => known.principalId === principalId)
  if (entry?.grantedBy === "desk") throw new FdmError("conflict", "the desk decided about them", { reason: "by_desk" })
}
