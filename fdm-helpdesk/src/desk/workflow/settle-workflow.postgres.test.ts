import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { verifyAllAudits } from "../../audit/index.js"
import { tickets } from "../../db/schema-helpdesk.js"
import { anAgent, aRequester, aTicket } from "../../testing/index.js"
import { addMessage, createTicket, updateTicketStatus } from "../../ticket/index.js"
import { fdmWorkflow, loadDesk, type Workflow } from "../../workflow/index.js"
import { saveWorkflow } from "../index.js"

/** The workflow without `waiting_on_customer`, and beginning at another status. */
const other: Workflow = {
  ...fdmWorkflow,
  initial: "fresh",
  reopenedStatus: "in_progress",
  statuses: fdmWorkflow.statuses
    .filter(({ key }) => key !== "waiting_on_customer")
    .map((status) => (status.key === "open" ? { ...status, key: "fresh" } : status)),
  moves: {
    fresh: ["in_progress", "closed"],
    in_progress: ["resolved"],
    resolved: ["closed", "in_progress"],
    closed: [],
  },
  automatic: { agentReply: {}, customerReply: {}, assignment: {} },
}

test("who changes or makes a ticket by the workflow before is waited for, keeps nobody waiting, and the ticket is carried over", async ({
  db,
  fdm,
}) => {
  const [actor, requester] = [await anAgent(db, { role: "manager" }), await aRequester(db)]
  const [{ id: ticketId }, { id: others }] = [await aTicket(db), await aTicket(db)]
  const [saver, third] = [await fdm.another(), await fdm.another()]

  let saving: Promise<unknown> = Promise.resolve()
  const made = await db.transaction(async (tx) => {
    await updateTicketStatus(tx, actor, { ticketId, to: "waiting_on_customer" })
    const { id } = await createTicket(tx, requester, { body: "Nieuw" })
    saving = saveWorkflow(saver, actor, { workflow: other, carryOver: { open: "fresh" } })
    // It holds already, for everybody who begins now, and the ticket in between can be changed.
    await expect.poll(async () => (await loadDesk(third)).workflow.leaving).toBeDefined()
    await addMessage(third, actor, { ticketId: others, body: "Ik kijk.", visibility: "public" })
    const late = updateTicketStatus(third, actor, { ticketId: others, to: "waiting_on_customer" })
    await expect(late).rejects.toMatchObject({ code: "invalid_transition" })
    return id
  })
  await saving

  expect((await loadDesk(db)).workflow).toEqual(other)
  for (const [id, status] of [
    [ticketId, "fresh"],
    [made, "fresh"],
    [others, "fresh"],
  ] as const) {
    const [row] = await db.select().from(tickets).where(eq(tickets.id, id))
    expect(row).toMatchObject({ status, statusCategory: "new" })
  }
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true })
})
