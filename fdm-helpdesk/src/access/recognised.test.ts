import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { contacts, tickets } from "../db/schema-helpdesk.js"
import { resolveActor } from "../desk/index.js"
import { countUnread, getInbox, getMyTickets } from "../list/index.js"
import { anAgent, aPerson, aRequester, aTicket } from "../testing/index.js"
import { addMessage, closeTicket, createTicket, getTicket, markViewed } from "../ticket/index.js"
import { type Actor, can, visibleTo } from "./index.js"

const notWhole: [string, unknown][] = [
  ["nothing", null],
  ["an empty object", {}],
  ["an unknown type", { type: "superuser" }],
  ["a requester without a contact", { type: "requester", principalId: "usr_1" }],
  ["a requester with an empty contact", { type: "requester", contactId: "" }],
  ["an agent without ids", { type: "agent", role: "admin" }],
  ["an agent with a contact's id as its own", { type: "agent", role: "admin", contactId: "con_1", agentId: "con_1" }],
  ["a system actor of no known name", { type: "system", name: "constructor" }],
]

test.for(notWhole)("%s is nobody, whatever is asked", async ([, value], { db }) => {
  const actor = value as Actor
  const { id: ticketId, ...scope } = await aTicket(db)
  const gone = { code: "not_found" }
  const asked = { code: "unauthenticated" }

  expect(can(actor, "ticket.read", scope)).toBe(false)
  expect(await db.$count(tickets, visibleTo(actor))).toBe(0)
  await expect(getTicket(db, actor, { ticketId })).rejects.toMatchObject(gone)
  await expect(closeTicket(db, actor, { ticketId })).rejects.toMatchObject(gone)
  const reply = addMessage(db, actor, { ticketId, body: "Hoi", visibility: "public" })
  await expect(reply).rejects.toMatchObject(asked)
  await expect(markViewed(db, actor, { ticketId })).rejects.toMatchObject(asked)
  await expect(createTicket(db, actor, { body: "Hoi" })).rejects.toMatchObject(asked)
  await expect(getInbox(db, actor)).rejects.toMatchObject(asked)
  await expect(getMyTickets(db, actor)).rejects.toMatchObject(asked)
  await expect(countUnread(db, actor)).rejects.toMatchObject(asked)
})

test("a contact that is a list of one is no contact", async ({ db }) => {
  const owner = await aRequester(db)
  const { id: ticketId } = await aTicket(db, { requester: owner })
  const forged = { ...owner, contactId: [owner.contactId] as never }
  await expect(getTicket(db, forged, { ticketId })).rejects.toMatchObject({ code: "not_found" })
})

test("the host as an actor reads nothing: it has rights of its own, outside of tickets", async ({ db }) => {
  const { id: ticketId } = await aTicket(db)
  const host: Actor = { type: "system", name: "host" }
  await expect(getTicket(db, host, { ticketId })).rejects.toMatchObject({ code: "not_found" })
  await expect(getTicket(db, await anAgent(db), { ticketId })).resolves.toBeDefined()
})

test.for(["   ", "\t\n"])("a principal of blanks is nobody: %j", async (principalId, { db }) => {
  expect(await resolveActor(db, aPerson({ principalId }))).toEqual({ type: "nobody" })
})

test.for(["a\u0000b", "a\ud800"])("a principal that can't be kept as it is gets refused: %j", async (id, { db }) => {
  await expect(resolveActor(db, aPerson({ principalId: id }))).rejects.toMatchObject({ code: "invalid_input" })
})

test("a person keeps nobody out by what is odd about them, and costs one statement the next time", async ({
  db,
  fdm,
}) => {
  const person = aPerson({
    name: `${"é".repeat(400)}\u0000`,
    email: "Wim\ud800@boer.example\u0000",
    timeZone: "Mars\u0000",
  })
  const { contactId } = (await resolveActor(db, person)) as Extract<Actor, { type: "requester" }>
  const [contact] = await db.select().from(contacts).where(eq(contacts.id, contactId))
  expect(contact?.name).toHaveLength(300)
  expect(contact?.email).toBe("wim\ufffd@boer.example\ufffd")
  expect(await fdm.statements(() => resolveActor(db, person))).toHaveLength(1)
})
