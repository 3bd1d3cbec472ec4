import { and, asc, eq, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { auditEvents, tickets } from "../db/schema-helpdesk.js"
import type { Db, TicketId } from "../kernel/index.js"
import { anAgent, aTicket } from "../testing/index.js"
import { addMessage, assignTicket, updateTicket, updateTicketStatus } from "../ticket/index.js"
import { sha256 } from "./chain.js"
import { verifyAudit } from "./verify/verify-audit.js"

/** What somebody with the rights of the tables' owner could do. */
async function behindTheTriggers(db: Db, tamper: (tx: Db) => Promise<unknown>) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`alter table ${auditEvents} disable trigger all`)
    await tamper(tx)
    await tx.execute(sql`alter table ${auditEvents} enable trigger all`)
  })
}

async function aBusyTicket(db: Db) {
  const agent = await anAgent(db)
  const { id: ticketId } = await aTicket(db)
  await assignTicket(db, agent, { ticketId, agentId: agent.agentId })
  await addMessage(db, agent, { ticketId, body: "Heel persoonlijk antwoord", visibility: "public" })
  await updateTicket(db, agent, { ticketId, subject: "Nieuw onderwerp", priority: "high" })
  await updateTicketStatus(db, agent, { ticketId, to: "resolved", reason: "Geheime reden" })
  return ticketId
}

const link = (ticketId: TicketId, seq: number) => and(eq(auditEvents.subjectId, ticketId), eq(auditEvents.seq, seq))

describe("the audit", () => {
  test.for([
    ["UPDATE", sql`update ${auditEvents} set type = 'x'`],
    ["DELETE", sql`delete from ${auditEvents}`],
    ["TRUNCATE", sql`truncate ${auditEvents}`],
  ] as const)("refuses %s", async ([, statement], { db }) => {
    const ticketId = await aBusyTicket(db)
    await expect(db.execute(statement)).rejects.toMatchObject({ cause: { message: "audit_events is append-only" } })
    expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: 8 })
  })

  test("holds no content, only its hash", async ({ db }) => {
    const ticketId = await aBusyTicket(db)
    const rows = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, ticketId))
      .orderBy(asc(auditEvents.seq))
    const all = JSON.stringify(rows)
    for (const content of ["persoonlijk", "onderwerp", "reden", "percelen", "boer.example"])
      expect(all).not.toContain(content)
    const hashes = rows.slice(3).map(({ type, contentHash }) => [type, contentHash])
    expect(hashes).toContainEqual(["message.added", sha256(`${ticketId}\nHeel persoonlijk antwoord`)])
    expect(hashes).toContainEqual(["ticket.subject_changed", sha256(`${ticketId}\nNieuw onderwerp`)])
  })

  const tampering: [string, (tx: Db, id: TicketId) => Promise<unknown>, number][] = [
    [
      "a changed field",
      (tx, id) =>
        tx
          .update(auditEvents)
          .set({ changes: { from: "low" } })
          .where(link(id, 6)),
      6,
    ],
    ["another actor", (tx, id) => tx.update(auditEvents).set({ actorId: "con_x" }).where(link(id, 3)), 3],
    [
      "another time",
      (tx, id) =>
        tx
          .update(auditEvents)
          .set({ createdAt: new Date(0) })
          .where(link(id, 2)),
      2,
    ],
    [
      "another content",
      (tx, id) =>
        tx
          .update(auditEvents)
          .set({ contentHash: sha256("x") })
          .where(link(id, 2)),
      2,
    ],
    ["another kind of event", (tx, id) => tx.update(auditEvents).set({ type: "ticket.x" }).where(link(id, 5)), 5],
    ["a removed link", (tx, id) => tx.delete(auditEvents).where(link(id, 4)), 4],
    ["a cut-off end", (tx, id) => tx.delete(auditEvents).where(link(id, 8)), 8],
    ["a cut-off beginning", (tx, id) => tx.delete(auditEvents).where(link(id, 1)), 1],
    [
      "a ticket that forgot its head",
      (tx, id) => tx.update(tickets).set({ auditSeq: 0, auditHash: "" }).where(eq(tickets.id, id)),
      9,
    ],
  ]
  test.for(tampering)("shows %s, and where", async ([, tamper, brokenAt], { db }) => {
    const ticketId = await aBusyTicket(db)
    await behindTheTriggers(db, (tx) => tamper(tx, ticketId))
    expect(await verifyAudit(db, { ticketId })).toMatchObject({ ok: false, brokenAt })
  })

  test("of an unknown ticket is not found", async ({ db }) => {
    const unknown = "tic_00000000000000000000000000" as TicketId
    await expect(verifyAudit(db, { ticketId: unknown })).rejects.toMatchObject({ code: "not_found" })
  })
})
