import { findPrincipal, type Principal } from "fdm-core/auth"
import { FdmError } from "fdm-core/errors"
import { type AgentActor, type Db, mayManage, schemaHelpdesk } from "fdm-helpdesk"

/**
 * The account that an address belongs to, for somebody who manages agents: only they learn whether there is one. An address
 * that was never verified may have been taken by somebody else, so it opens no desk.
 *
 * @throws FdmError `forbidden` | `invalid_input` with `details.reason`: `no_account`, `unverified`
 */
export async function accountBy(db: Db, actor: AgentActor, email: string): Promise<Principal> {
  if (!schemaHelpdesk.agentRoles.some((role) => mayManage(actor.role, role)))
    throw new FdmError("forbidden", "may not look for accounts")
  const account = await findPrincipal(db, { email })
  if (account?.emailVerified) return account
  const reason = account ? "unverified" : "no_account"
  throw new FdmError("invalid_input", "no account to register", { fields: ["email"], reason })
}
