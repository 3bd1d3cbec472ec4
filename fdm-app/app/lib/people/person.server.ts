import type { Principal } from "fdm-core/auth"
import type { HostRole, Person } from "fdm-helpdesk"

/** Who somebody with an account is to the helpdesk, with what the roles of the account open there, and where they ask from. */
export function personOf({ id, roles, ...principal }: Principal, network?: string): Person {
  return { principalId: id, ...principal, deskRole: deskRoleOf(roles), network }
}

/** The role at the desk that an account's roles give; the higher one of two. */
export function deskRoleOf(roles: Principal["roles"]): HostRole | undefined {
  if (roles.includes("helpdeskAdmin")) return "admin"
  return roles.includes("helpdeskAgent") ? "agent" : undefined
}
