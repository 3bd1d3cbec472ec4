import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { agentRoles, agents, contacts } from "../db/schema-helpdesk.js"
import { resolveActor } from "../desk/index.js"
import { newId } from "../kernel/index.js"
import { anAgent, aPerson, aRequester } from "../testing/index.js"
import {
  type Actor,
  asRequester,
  can,
  canAtDesk,
  canWithMessage,
  nobody,
  requireAgent,
  requirePerson,
  ticketActions,
} from "./index.js"

describe("resolveActor", () => {
  test.for([null, aPerson({ principalId: "" })])("an empty principal is nobody", async (person, { db }) => {
    const before = await db.$count(contacts)
    expect(await resolveActor(db, person)).toEqual(nobody)
    expect(await db.$count(contacts)).toBe(before)
  })

  test("somebody new becomes a requester with a contact; the next time costs one statement", async ({ db, fdm }) => {
    const person = aPerson({ name: `Jan "de Trekker" 't Hart` })
    const actor = await resolveActor(db, person)
    expect(actor).toMatchObject({ type: "requester", name: `Jan "de Trekker" 't Hart` })
    expect(await fdm.statements(() => resolveActor(db, person))).toHaveLength(1)
    expect(await resolveActor(db, person)).toEqual(actor)
  })

  test("a changed name or language reaches the contact", async ({ db }) => {
    const person = aPerson()
    const actor = await resolveActor(db, person)
    await resolveActor(db, { ...person, name: "Wim Bakker", locale: "en" })
    const rows = await db.select().from(contacts).where(eq(contacts.principalId, person.principalId))
    expect(rows).toMatchObject([{ id: (actor as { contactId: string }).contactId, name: "Wim Bakker", locale: "en" }])
  })

  test("two first requests at once make one contact", async ({ db, fdm }) => {
    const person = aPerson()
    const other = await fdm.another()
    const [one, two] = await Promise.all([resolveActor(db, person), resolveActor(other, person)])
    expect(one).toEqual(two)
    expect(await db.$count(contacts, eq(contacts.principalId, person.principalId))).toBe(1)
  })

  test("an agent who left is a requester again", async ({ db }) => {
    const person = aPerson()
    const agent = await anAgent(db, person)
    await db.update(agents).set({ isActive: false }).where(eq(agents.id, agent.agentId))
    expect(await resolveActor(db, person)).toMatchObject({ type: "requester", contactId: agent.contactId })
  })
})

describe("gates", () => {
  const system: Actor = { type: "system", name: "triage" }

  test("requireAgent lets agents pass, asks nobody to sign in, and forbids the rest", async ({ db }) => {
    const [agent, requester] = [await anAgent(db), await aRequester(db)]
    expect(() => requireAgent(agent)).not.toThrow()
    expect(() => requireAgent(nobody)).toThrow(expect.objectContaining({ code: "unauthenticated", status: 401 }))
    for (const actor of [requester, system, asRequester(agent)])
      expect(() => requireAgent(actor)).toThrow(expect.objectContaining({ code: "forbidden", status: 403 }))
  })

  test("requirePerson lets requesters and agents pass", async ({ db }) => {
    for (const actor of [await anAgent(db), await aRequester(db)]) expect(() => requirePerson(actor)).not.toThrow()
    expect(() => requirePerson(nobody)).toThrow(expect.objectContaining({ code: "unauthenticated" }))
    expect(() => requirePerson(system)).toThrow(expect.objectContaining({ code: "forbidden" }))
  })
})

test.for([
  ["triage", ["ticket.read", "ticket.triage"]],
  ["sla", ["ticket.read"]],
  ["mail", ["ticket.read"]],
  ["roster", ["ticket.read", "ticket.assign"]],
  ["host", []],
  ["audit", []],
] as const)("the system actor %s does its own work and nothing else", ([name, allowed]) => {
  const ticket = { requesterId: newId("contact"), teamId: null }
  expect(ticketActions.filter((action) => can({ type: "system", name }, action, ticket))).toEqual(allowed)
})

test("what is a machine's work, no person does; agents do all the rest", async ({ db }) => {
  const [agent, requester] = [await anAgent(db, { role: "admin" }), await aRequester(db)]
  const ticket = { requesterId: requester.contactId, teamId: null }
  const done = (actor: Actor) => ticketActions.filter((action) => can(actor, action, ticket))
  expect(done(agent)).toEqual(ticketActions.filter((action) => action !== "ticket.triage"))
  expect(done(requester)).toEqual(["ticket.read", "ticket.reply", "ticket.close", "ticket.reopen"])
  expect(done(nobody)).toEqual([])
})

const author = newId("contact")
const own = { authorType: "agent", authorId: author } as const
const colleagues = { authorType: "agent", authorId: newId("contact") } as const
const requesters = { authorType: "requester", authorId: newId("contact") } as const
/** Somebody who asked in the portal, and works at the desk as well. */
const askedThemselves = { authorType: "requester", authorId: author } as const
const services = { authorType: "service", authorId: null } as const
const machines = { authorType: "system", authorId: null } as const

test.for([
  ["agent", "ticket.edit_message", [own]],
  ["agent", "ticket.delete_message", [own]],
  ["agent", "ticket.redact_message", []],
  ["team_lead", "ticket.edit_message", [own, colleagues, services]],
  ["team_lead", "ticket.delete_message", [own, colleagues, services]],
  ["team_lead", "ticket.redact_message", [own, colleagues, requesters, askedThemselves, services, machines]],
  ["manager", "ticket.delete_message", [own, colleagues, services]],
  ["admin", "ticket.redact_message", [own, colleagues, requesters, askedThemselves, services, machines]],
] as const)("of messages, %s may %s: %o", ([role, action, allowed]) => {
  const actor = {
    type: "agent",
    role,
    contactId: author,
    agentId: newId("agent"),
    principalId: "u",
    name: "Ana",
  } as const
  const all = [own, colleagues, requesters, askedThemselves, services, machines]
  expect(all.filter((message) => canWithMessage(actor, action, message))).toEqual(allowed)
  expect(can(actor, action, { requesterId: requesters.authorId, teamId: null })).toBe(allowed.length > 0)
  for (const other of [nobody, asRequester(actor), { type: "system", name: "host" } as const])
    expect(all.filter((message) => canWithMessage(other, action, message))).toEqual([])
})

test.for([
  ["tag.manage", "team_lead"],
  ["saved_reply.share", "team_lead"],
  ["settings.change", "manager"],
  ["workflow.change", "manager"],
  ["synonyms.manage", "manager"],
  ["host_role.assign", "admin"],
] as const)("%s is for every agent from %s on, and for nobody else", async ([action, least], { db }) => {
  for (const role of agentRoles) {
    const isEnough = agentRoles.indexOf(role) >= agentRoles.indexOf(least)
    expect([role, canAtDesk(await anAgent(db, { role }), action)]).toEqual([role, isEnough])
  }
  const admin = await anAgent(db, { role: "admin" })
  const others: Actor[] = [
    ...[nobody, asRequester(admin), { type: "system", name: "host" } as const],
    ...[
      { ...admin, role: "boss" as never },
      { ...admin, agentId: "" as never },
    ],
  ]
  for (const actor of others) expect([actor, canAtDesk(actor, action)]).toEqual([actor, false])
})
