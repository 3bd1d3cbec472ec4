import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { verifyAudit } from "../audit/index.js"
import { auditEvents, tickets } from "../db/schema-helpdesk.js"
import { createTeam, deleteTeam } from "../desk/index.js"
import { exportTickets } from "../export/index.js"
import { rowsIn } from "../export/testing/read.js"
import { newId } from "../kernel/index.js"
import { getInbox, listInboxChoices } from "../list/index.js"
import { searchTickets } from "../search/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { createSavedView } from "../view/index.js"
import { getTicket, updateTicket } from "./index.js"

const at = (minutes: number) => minutesAfter(noon, minutes)

const it = test.extend("desk", { scope: "file" }, async ({ db }) => {
  const manager = await anAgent(db, { role: "manager" })
  const requester = await aRequester(db)
  const [north, south] = [
    await createTeam(db, manager, { name: "Noord" }),
    await createTeam(db, manager, { name: "Zuid" }),
  ]
  const made = [await aTicket(db, { requester, at: at(1) }), await aTicket(db, { requester, at: at(2) })] as const
  const [ofNorth, ofSouth] = made
  await updateTicket(db, manager, { ticketId: ofNorth.id, team: north.id }, at(3))
  await updateTicket(db, manager, { ticketId: ofSouth.id, team: south.id }, at(4))
  return { manager, requester, north, south, ofNorth, ofSouth, ofNone: await aTicket(db, { requester, at: at(5) }) }
})

it("an agent gives a ticket to a team: it shows, is told by name on the timeline and by id in the audit", async ({
  db,
  desk: { manager, north, south },
}) => {
  const { id: ticketId } = await aTicket(db)
  await updateTicket(db, manager, { ticketId, team: north.id }, at(3))
  const before = await getTicket(db, manager, { ticketId })
  expect(before.ticket).toMatchObject({ teamId: north.id, version: 2 })
  await updateTicket(db, manager, { ticketId, team: south.id, priority: "high" }, at(6))
  await updateTicket(db, manager, { ticketId, team: south.id }, at(7))
  const after = await updateTicket(db, manager, { ticketId, team: null }, at(8))
  expect(after).toMatchObject({ teamId: null, version: 4 })
  const { activity } = await getTicket(db, manager, { ticketId })
  const changes = activity.filter(({ type }) => type === "ticket.field_changed").map(({ data }) => data)
  expect(changes).toEqual([
    { field: "team", from: null, to: north.id, fromName: null, toName: "Noord" },
    { field: "team", from: north.id, to: south.id, fromName: "Noord", toName: "Zuid" },
    { field: "team", from: south.id, to: null, fromName: "Zuid", toName: null },
  ])
  const audited = await db.select().from(auditEvents).where(eq(auditEvents.type, "ticket.field_changed"))
  expect(JSON.stringify(audited)).not.toContain("Noord")
  expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
})

it("a team that isn't there takes no ticket, and requesters neither set nor see one", async ({ db, desk }) => {
  const { manager, requester, ofNorth } = desk
  await expect(updateTicket(db, manager, { ticketId: ofNorth.id, team: newId("team") })).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: ["team"] },
  })
  await expect(updateTicket(db, requester, { ticketId: ofNorth.id, team: null })).rejects.toMatchObject({
    code: "forbidden",
  })
  const { ticket, activity } = await getTicket(db, requester, { ticketId: ofNorth.id })
  expect([ticket.teamId, activity]).toEqual([null, []])
  await expect(searchTickets(db, requester, { text: "percelen", sort: "team" })).rejects.toMatchObject({
    code: "forbidden",
  })
  const own = await searchTickets(db, requester, { text: "is:open" })
  expect(own.rows.map(({ teamId, teamName }) => [teamId, teamName])).toEqual([1, 2, 3].map(() => [null, null]))
})

it("lists are narrowed by team and sorted by it, page by page, and searched by its name", async ({ db, desk }) => {
  const { manager, north, ofNorth, ofSouth, ofNone } = desk
  const requester = desk.requester.contactId
  const idsOf = ({ rows }: { rows: readonly { id: string }[] }) => rows.map(({ id }) => id)
  const narrowed = await getInbox(db, manager, { filters: { requester, team: [north.id] } })
  expect(narrowed.rows).toMatchObject([{ id: ofNorth.id, teamId: north.id, teamName: "Noord" }])
  expect(idsOf(await getInbox(db, manager, { filters: { requester, team: ["none", north.id] } }))).toEqual([
    ofNone.id,
    ofNorth.id,
  ])
  const sorted = []
  let cursor: string | undefined
  do {
    const page = await getInbox(db, manager, { sort: "team", limit: 1, cursor, filters: { requester } })
    sorted.push(...idsOf(page))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(sorted).toEqual([ofSouth.id, ofNorth.id, ofNone.id])
  expect(idsOf(await searchTickets(db, manager, { text: "team:noord", sort: "team" }))).toEqual([ofNorth.id])
  expect(idsOf(await searchTickets(db, manager, { text: "team:geen", filters: { requester } }))).toEqual([ofNone.id])
  const where = { not: { field: "team" as const, isEmpty: true } }
  const view = await createSavedView(db, manager, {
    name: "Verdeeld",
    query: { filters: { requester }, where },
    columns: ["subject", "team"],
  })
  const { view: _view, filters, where: kept } = view.query
  expect(idsOf(await getInbox(db, manager, { filters, where: kept }))).toEqual([ofSouth.id, ofNorth.id])
  expect((await listInboxChoices(db, manager)).teams.map(({ name }) => name)).toEqual(["Noord", "Zuid"])
})

it("a file of tickets has the team by its name", async ({ db, desk: { manager, requester } }) => {
  const format = { locale: "nl", separator: "," } as const
  const list = { filters: { requester: requester.contactId } }
  const rows = await rowsIn(await exportTickets(db, manager, { kind: "tickets", format, list }, at(9)), ",")
  expect(rows.map(({ Team }) => Team)).toEqual(["Noord", "Zuid", ""])
  const some = { ...list, where: { field: "team" as const, isEmpty: false } }
  const others = await rowsIn(await exportTickets(db, manager, { kind: "tickets", format, list: some }, at(9)), ",")
  expect(others.map(({ Team }) => Team)).toEqual(["Noord", "Zuid"])
})

it("a team that is deleted is on no ticket any more, and the audit knows", async ({ db, desk }) => {
  const { manager, north, ofNorth } = desk
  await deleteTeam(db, manager, { teamId: north.id }, at(9))
  const [row] = await db.select().from(tickets).where(eq(tickets.id, ofNorth.id))
  expect(row?.teamId).toBeNull()
  expect(await verifyAudit(db, { ticketId: ofNorth.id })).toMatchObject({ ok: true })
})
