import type { AgentRole } from "../db/schema/people.js"

/**
 * Who works at the desk, and with which rights. Managers make and change agents and team leads; only admins make and
 * change managers and admins. So nobody can raise themselves: whoever may give a role has at least as much already.
 * That an admin stays is another rule, `last-admin.ts`.
 */
const rolesUnder: Record<AgentRole, readonly AgentRole[]> = {
  agent: [],
  team_lead: [],
  manager: ["agent", "team_lead"],
  admin: ["agent", "team_lead", "manager", "admin"],
}

/** May somebody with the role `by` give `role`, take it away, and let those who have it go and come back? Pure. */
export function mayManage(by: AgentRole, role: AgentRole): boolean {
  return rolesUnder[by].includes(role)
}
