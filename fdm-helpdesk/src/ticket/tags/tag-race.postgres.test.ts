import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { untilBlocked } from "../../../../testing/until-blocked.js"
import { tickets, ticketTagsMap } from "../../db/schema-helpdesk.js"
import { createTag, deleteTag } from "../../desk/index.js"
import { anAgent, aTicket } from "../../testing/index.js"
import { addMessage } from "../message/add-message.js"
import { updateTicket } from "../update-ticket.js"
import { tagTicket } from "./tag-ticket.js"

test("a tag that is put on a ticket in an open transaction is waited for, and taken off again", async ({ db, fdm }) => {
  const lead = await anAgent(db, { role: "team_lead" })
  const other = await fdm.another()
  const { id: ticketId } = await aTicket(db)
  const { id: tagId } = await createTag(db, lead, { name: "in de weg" })

  let deleting: Promise<unknown> = Promise.resolve()
  await db.transaction(async (tx) => {
    await tagTicket(tx, lead, { ticketId, add: [tagId] })
    deleting = deleteTag(other, lead, { tagId })
    await untilBlocked(tx)
  })
  await deleting

  expect(await db.select({ tagIds: tickets.tagIds }).from(tickets).where(eq(tickets.id, ticketId))).toEqual([
    { tagIds: [] },
  ])
})

test("a tag that is being deleted in an open transaction can't be put on a ticket", async ({ db, fdm }) => {
  const lead = await anAgent(db, { role: "team_lead" })
  const other = await fdm.another()
  const { id: ticketId, version } = await aTicket(db)
  const { id: tagId } = await createTag(db, lead, { name: "bijna weg" })

  let tagging: Promise<unknown> = Promise.resolve()
  await db.transaction(async (tx) => {
    await deleteTag(tx, lead, { tagId })
    tagging = tagTicket(other, lead, { ticketId, add: [tagId] }).catch((error: { code: string }) => error.code)
  })

  expect(await tagging).toBe("invalid_input")
  expect(await tagTicket(db, lead, { ticketId, remove: [tagId] })).toMatchObject({ version })
})

test("a ticket that changes while its tag is deleted doesn't wait for the deletion, which waits for it", async ({
  db,
  fdm,
}) => {
  const lead = await anAgent(db, { role: "team_lead" })
  const other = await fdm.another()
  const { id: ticketId } = await aTicket(db)
  const { id: tagId } = await createTag(db, lead, { name: "nog even" })
  await tagTicket(db, lead, { ticketId, add: [tagId] })

  let deleting: Promise<unknown> = Promise.resolve()
  await db.transaction(async (tx) => {
    await addMessage(tx, lead, { ticketId, body: "Even kijken.", visibility: "internal" })
    deleting = deleteTag(other, lead, { tagId })
    await untilBlocked(tx)
    // Writes the map as well, so that lists by tag stay in order.
    await updateTicket(tx, lead, { ticketId, priority: "urgent" })
  })

  expect(await deleting).toEqual({ tickets: 1 })
  expect(await db.$count(ticketTagsMap)).toBe(0)
})
