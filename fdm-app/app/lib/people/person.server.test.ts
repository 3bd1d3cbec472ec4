import { expect, test } from "vitest"
import { deskRoleOf } from "./person.server"

test.for([
  [["user"], undefined],
  [["admin"], undefined],
  [["user", "helpdeskAgent"], "agent"],
  [["helpdeskAgent", "helpdeskAdmin"], "admin"],
  [[], undefined],
] as const)("an account with the roles %j has at the desk the role %s", ([roles, role]) => {
  expect(deskRoleOf(roles)).toBe(role)
})
