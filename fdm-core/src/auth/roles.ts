import { createAccessControl } from "better-auth/plugins/access"
import { adminAc, defaultStatements, userAc } from "better-auth/plugins/admin/access"
import type { AccountRole } from "../principals/principal.js"

/**
 * The roles of accounts. Those of the helpdesk open a desk that the host embeds, and nothing here: neither may any of
 * better-auth's own acts of admins (roles, bans, impersonation), so nobody at a desk can raise themselves by them.
 */
const accessControl = createAccessControl(defaultStatements)
const nothingHere = { user: [], session: [] } as const

export const adminOptions = {
  ac: accessControl,
  roles: {
    user: userAc,
    admin: adminAc,
    helpdeskAgent: accessControl.newRole(nothingHere),
    helpdeskAdmin: accessControl.newRole(nothingHere),
  } satisfies Record<AccountRole, unknown>,
}
