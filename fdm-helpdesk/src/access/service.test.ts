import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { newId } from "../kernel/index.js"
import {
  type Actor,
  can,
  canAtDesk,
  type DeskAction,
  nobody,
  type Scope,
  scopes,
  serviceActor,
  ticketActions,
} from "./index.js"

const name = "Order form"
const ticket = { requesterId: newId("contact"), teamId: null }
const deskActions: DeskAction[] = [
  ...(["ticket.list", "ticket.create_for", "desk.read", "person.read", "person.manage", "tag.manage"] as const),
  ...(["team.manage", "settings.change", "workflow.change", "synonyms.manage", "stopped_work.manage"] as const),
  ...(["saved_reply.share", "saved_view.share", "saved_view.manage", "host_role.assign"] as const),
]

/** All that an actor may do, to a ticket and at the desk. */
const rightsOf = (actor: Actor): string[] => [
  ...ticketActions.filter((action) => can(actor, action, ticket)),
  ...deskActions.filter((action) => canAtDesk(actor, action)),
]

const changes = ["assign", "update", "update_status", "tag", "close", "reopen"].map((action) => `ticket.${action}`)
const manages = ["tag.manage", "team.manage", "settings.change", "workflow.change", "synonyms.manage"]

/** Of each scope, what it opens beside `tickets:read`, without which no ticket is there. */
const opened: Record<Scope, string[]> = {
  "tickets:read": [],
  "tickets:create": ["ticket.create_for"],
  "tickets:update": changes,
  "messages:reply": ["ticket.reply"],
  "messages:note": ["ticket.note"],
  "people:read": ["person.read"],
  "people:manage": ["person.manage"],
  "desk:read": ["desk.read"],
  "desk:manage": [...manages, "stopped_work.manage"],
}

describe("serviceActor", () => {
  test("keeps the name and the scopes that it was given", () => {
    const given = { name, scopes: ["tickets:read", "messages:note"] }
    expect(serviceActor(given)).toEqual({ type: "service", ...given })
  })

  test.for<[string, unknown]>([
    ["no scopes", { name, scopes: [] }],
    ["scopes that are missing", { name }],
    ["a scope for a list of them", { name, scopes: "tickets:read" }],
    ["a scope that there is not", { name, scopes: ["tickets:everything"] }],
    ["an unknown scope beside known ones", { name, scopes: [...scopes, "billing:read"] }],
    ["the name of a method for a scope", { name, scopes: ["constructor"] }],
    ["no name", { name: "", scopes }],
    ["a name of blanks", { name: "  ", scopes }],
    ["a name with a blank at its end", { name: "Order form ", scopes }],
    ["somebody's address for a name", { name: "wim@boer.example", scopes }],
    ["a name of several lines", { name: "Order\nform", scopes }],
    ["a name that nobody sees", { name: "\u3164", scopes }],
    ["a name of 61 letters", { name: "a".repeat(61), scopes }],
  ])("with %s is nobody", ([, given]) => {
    expect(serviceActor(given as never)).toEqual(nobody)
    expect(rightsOf({ type: "service", ...(given as object) } as never)).toEqual([])
  })
})

test.for(scopes)("%s opens what it says, with tickets:read beside it", (scope) => {
  const both = serviceActor({ name, scopes: ["tickets:read", scope] })
  expect(rightsOf(both).sort()).toEqual(["ticket.read", "ticket.list", ...opened[scope]].sort())
})

test("without tickets:read there is no ticket to do anything to", () => {
  const others = scopes.filter((scope) => scope !== "tickets:read")
  const service = serviceActor({ name, scopes: others })
  expect(ticketActions.filter((action) => can(service, action, ticket))).toEqual([])
})

test("no service makes agents, shares what has an owner, or rewrites what was said, whatever its scopes", () => {
  const rights = rightsOf(serviceActor({ name, scopes }))
  for (const refused of ["host_role.assign", "saved_reply.share", "saved_view.share", "saved_view.manage"])
    expect(rights).not.toContain(refused)
  expect(rights.filter((action) => action.endsWith("_message"))).toEqual([])
})

test("a scope more never takes a right away, and two scopes open what each of them opens", () => {
  const some = fc.uniqueArray(fc.constantFrom(...scopes), { minLength: 1 })
  fc.assert(
    fc.property(some, some, (one, other) => {
      const of = (given: readonly Scope[]) =>
        deskActions.filter((a) => canAtDesk(serviceActor({ name, scopes: given }), a))
      expect(new Set(of([...one, ...other]))).toEqual(new Set([...of(one), ...of(other)]))
    }),
  )
})
