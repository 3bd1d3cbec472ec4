import { eq } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { verifyAllAudits, verifyAudit } from "../../audit/index.js"
import { tickets } from "../../db/schema-helpdesk.js"
import { manyTickets } from "../../export/testing/many.js"
import { schedules } from "../../jobs/schedules.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { endedAfter } from "../../testing/ended-after.js"
import { anAgent, aTicket } from "../../testing/index.js"
import { updateTicketStatus } from "../../ticket/index.js"
import { itilWorkflow, loadDesk } from "../../workflow/index.js"
import { saveWorkflow } from "../index.js"

const runJob = (db: Db) => schedules.find(({ name }) => name === "desk")?.run(db, {})
const carryOver = { open: "new" }

async function aScene(db: Db) {
  const actor = await anAgent(db, { role: "manager" })
  await saveWorkflow(db, actor, { preset: "fdm", carryOver: { new: "open" } })
  const ids: TicketId[] = []
  for (let n = 0; n < 3; n++) ids.push((await aTicket(db)).id)
  return { actor, ids, ticketId: ids[0] as TicketId }
}

async function statusOf(db: Db, id: TicketId): Promise<string | undefined> {
  const [row] = await db.select({ status: tickets.status }).from(tickets).where(eq(tickets.id, id))
  return row?.status
}

const ended = (saving: Promise<unknown>) => expect(saving).rejects.toThrow("ended")

describe("tickets at a status that goes away", () => {
  test("are carried over some at a time, and another process goes on where one was ended", async ({ db }) => {
    const { actor, ids, ticketId } = await aScene(db)
    await ended(saveWorkflow(endedAfter(db, 1), actor, { preset: "itil", carryOver }))
    const { workflow } = await loadDesk(db)
    expect(workflow.leaving).toMatchObject(carryOver)
    const astray = updateTicketStatus(db, actor, { ticketId, to: "in_progress" })
    await expect(astray).rejects.toMatchObject({ code: "invalid_transition" })
    expect(await updateTicketStatus(db, actor, { ticketId, to: "new" })).toMatchObject({ status: "new" })

    await runJob(db)

    expect((await loadDesk(db)).workflow).toEqual(itilWorkflow)
    for (const ticketId of ids) {
      expect(await statusOf(db, ticketId)).toBe("new")
      expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: true })
    }
    expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
  })

  test("are carried over in a transaction of the host's, and the statuses go once it is over", async ({ db }) => {
    const { actor, ticketId } = await aScene(db)
    await db.transaction(async (tx) => {
      await saveWorkflow(tx, actor, { preset: "itil", carryOver })
      expect(await statusOf(tx, ticketId)).toBe("new")
    })
    expect((await loadDesk(db)).workflow.leaving).toBeDefined()
    await runJob(db)
    expect((await loadDesk(db)).workflow).toEqual(itilWorkflow)
  })

  test("are none of a workflow that is made from the one in between, whatever leads to them in it", async ({ db }) => {
    const { actor } = await aScene(db)
    await ended(saveWorkflow(endedAfter(db, 1), actor, { preset: "itil", carryOver }))
    const { workflow } = await loadDesk(db)
    const moves = { ...workflow.moves, new: [...(workflow.moves.new ?? []), "open"] }
    await saveWorkflow(db, actor, { workflow: { ...workflow, moves } })
    expect((await loadDesk(db)).workflow).toEqual(itilWorkflow)
  })

  test("and another workflow that is saved meanwhile takes them further", async ({ db }) => {
    const { actor, ticketId } = await aScene(db)
    await ended(saveWorkflow(endedAfter(db, 1), actor, { preset: "itil", carryOver }))
    const workflow = { ...itilWorkflow, id: "own" }
    await saveWorkflow(db, actor, { workflow })
    expect((await loadDesk(db)).workflow).toEqual(workflow)
    expect(await statusOf(db, ticketId)).toBe("new")
    expect(await verifyAllAudits(db)).toMatchObject({ ok: true })
  })

  // Rows made by hand have no audit: behind those that look at all of it.
  test("are carried over two hundred in a transaction", async ({ db, fdm }) => {
    const { actor } = await aScene(db)
    await manyTickets(db, 250)
    const open = await db.$count(tickets, eq(tickets.status, "open"))
    const sent = await fdm.statements(() => saveWorkflow(db, actor, { preset: "itil", carryOver }))
    // It is saved, the tickets follow until none is found, and the statuses go.
    const batches = Math.ceil(open / 200) + 1
    expect(sent.filter((statement) => /^begin/i.test(statement))).toHaveLength(1 + batches + 1)
    expect(await db.$count(tickets, eq(tickets.status, "open"))).toBe(0)
  })
})
