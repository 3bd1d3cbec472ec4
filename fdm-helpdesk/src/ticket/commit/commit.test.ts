import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import type { AgentActor } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import { tickets } from "../../db/schema-helpdesk.js"
import { deactivateAgent } from "../../desk/index.js"
import { manyTickets } from "../../export/testing/many.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { anAgent, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { type Desk, loadDesk } from "../../workflow/load-desk.js"
import { moveTo } from "../move.js"
import { assignTicket } from "../participants/assign-ticket.js"
import type { LockedTicket } from "../ticket.js"
import { changeFields } from "../update-ticket.js"
import { updateTicketStatus } from "../update-ticket-status.js"
import type { Change } from "./change.js"
import { changeTickets } from "./change-tickets.js"
import { commit, plan } from "./commit.js"
import { lockTickets } from "./lock.js"
import { standing } from "./write.js"

const at = minutesAfter(noon, 30)
const rowOf = async (db: Db, id: TicketId) => (await db.select().from(tickets).where(eq(tickets.id, id)))[0]

/** A ticket that is done and was somebody's who left since: opening it has something follow. */
async function aDoneTicket(db: Db) {
  const [lead, leaver] = [await anAgent(db, { role: "manager" }), await anAgent(db)]
  const { id } = await aTicket(db)
  await assignTicket(db, lead, { ticketId: id, agentId: leaver.agentId }, minutesAfter(noon, 1))
  await updateTicketStatus(db, lead, { ticketId: id, to: "resolved" }, minutesAfter(noon, 2))
  await deactivateAgent(db, lead, { agentId: leaver.agentId }, minutesAfter(noon, 3))
  return { lead, id }
}

type Decision = (ticket: LockedTicket, desk: Desk, actor: AgentActor) => Change
const decisions: [string, Decision][] = [
  ["opens it again", (ticket, { workflow }) => moveTo(ticket, workflow, "in_progress", at, {})],
  ["closes it", (ticket, { workflow }) => moveTo(ticket, workflow, "closed", at, {})],
  ["sets fields", (ticket) => changeFields(ticket, { subject: "Mest", priority: "urgent", source: "person" })],
  ["changes nothing", () => ({ events: [] })],
]

describe("what a change would do", () => {
  test.for(decisions)("is what it does, and writes nothing: one that %s", async ([, decide], { db }) => {
    const { lead, id } = await aDoneTicket(db)
    const earlier = await rowOf(db, id)
    await db.transaction(async (tx) => {
      const [before] = (await lockTickets(tx, [id])) as [LockedTicket]
      const desk = await loadDesk(tx)
      const decided = [{ before, at, change: decide(before, desk, lead) }]

      const planned = (await plan(tx, lead, desk, decided)).map(standing)
      expect(await rowOf(tx, id)).toEqual(earlier)

      const { auditSeq, auditHash, ...done } = (await commit(tx, lead, desk, decided))[0] ?? before
      expect(planned[0] ?? before).toMatchObject(done)
      expect(await rowOf(tx, id)).toEqual({ ...done, auditSeq, auditHash })
    })
    expect(await verifyAudit(db, { ticketId: id })).toMatchObject({ ok: true })
  })
})

test("many tickets take as many statements as few, and stand as one that is changed by itself", async ({ db, fdm }) => {
  const { lead, id } = await aDoneTicket(db)
  await manyTickets(db, 150)
  const all = (await db.select({ id: tickets.id }).from(tickets)).map((ticket) => ticket.id)
  const raise = (ids: readonly TicketId[], priority: "high" | "urgent") =>
    db.transaction((tx) =>
      changeTickets(tx, lead, ids, at, (ticket) => changeFields(ticket, { priority, source: "person" })),
    )
  const two = await fdm.statements(() => raise([id, ...all.slice(0, 1)], "high"))
  const sent = await fdm.statements(() => raise(all, "urgent"))

  expect(sent).toHaveLength(two.length)
  expect(new Set((await db.select({ rank: tickets.priorityRank }).from(tickets)).map(({ rank }) => rank))).toEqual(
    new Set([4]),
  )
  expect(await verifyAudit(db, { ticketId: id })).toMatchObject({ ok: true })
})
