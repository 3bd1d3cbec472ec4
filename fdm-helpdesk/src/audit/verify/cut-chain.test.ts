import { and, eq, gt, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { auditEvents, auditSeals, auditUnsealed, tickets } from "../../db/schema-helpdesk.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { updateTicket } from "../../ticket/index.js"
import { sha256 } from "../chain.js"
import { type AuditVerdict, sealAudit, verifyAllAudits, verifyAudit } from "../index.js"
import { type Full, test } from "../testing/full-ticket.js"
import { behindTheTriggers, eventsAfter, ofSubject } from "../testing/tamper.js"

/** The head of a ticket, as if nothing had happened after link `seq`. */
async function setBack(tx: Db, id: TicketId, seq: number) {
  const [link] = await tx
    .select()
    .from(auditEvents)
    .where(and(ofSubject(id), eq(auditEvents.seq, seq)))
  const head = { auditSeq: seq, auditHash: link?.hash ?? "" }
  await tx.update(tickets).set(head).where(eq(tickets.id, id))
}

const cut = (last: (full: Full) => number) => async (tx: Db, full: Full) => {
  await setBack(tx, full.ticketId, last(full))
  await tx.delete(auditEvents).where(eventsAfter(full.ticketId, last(full)))
}

const cuts: [string, number, (full: Full) => number][] = [
  ["the last event", 1, ({ last }) => last - 1],
  ["the last three events", 3, ({ last }) => last - 3],
  ["all events but the first", 0, () => 1],
  ["the whole chain", 0, () => 0],
]

describe("a chain that was cut, and its head set back", () => {
  test.for(cuts)("shows: %s", async ([, , last], { db, full }) => {
    await behindTheTriggers(db, (tx) => cut(last)(tx, full))
    expect(await verifyAudit(db, full)).toMatchObject({ ok: false, brokenAt: last(full) + 1 })
  })

  test.for(cuts)("shows when it was sealed: %s", async ([, , last], { db, full }) => {
    await sealAudit(db)
    await behindTheTriggers(db, (tx) => cut(last)(tx, full))
    expect(await verifyAudit(db, full)).toMatchObject({ ok: false, brokenAt: last(full) + 1 })
  })

  test("shows what was not sealed yet by how the ticket stands, when its witnesses go too", async ({ db, full }) => {
    await behindTheTriggers(db, async (tx) => {
      await cut(({ last }) => last - 1)(tx, full)
      const isLater = and(eq(auditUnsealed.subjectId, full.ticketId), eq(auditUnsealed.seq, full.last))
      await tx.delete(auditUnsealed).where(isLater)
    })
    expect(await verifyAudit(db, full)).toEqual({
      ok: false,
      events: full.last - 1,
      differs: [{ what: "status" }, { what: "category" }, { what: "stamps" }, { what: "timeline" }],
    })
  })

  test("shows in the desk's chain when it was sealed and its seals go too, with all that it did", async ({
    db,
    lead,
    full,
  }) => {
    await sealAudit(db)
    await updateTicket(db, lead, { ticketId: full.ticketId, priority: "low" })
    await sealAudit(db)
    await behindTheTriggers(db, async (tx) => {
      await cut(({ last }) => last)(tx, full)
      await tx.delete(auditSeals).where(and(eq(auditSeals.subjectId, full.ticketId), gt(auditSeals.seq, full.last)))
      await tx.update(tickets).set({ priority: "high" }).where(eq(tickets.id, full.ticketId))
      await tx.execute(sql`delete from "fdm-helpdesk".ticket_activity
        where ticket_id = ${full.ticketId} and type = 'ticket.priority_changed' and data ->> 'to' = 'low'`)
    })
    expect(await verifyAudit(db, full)).toEqual({ ok: true, events: full.last })
    expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: false, brokenAt: expect.any(Number) })
  })

  test("shows when a sealed chain is made anew from some link on, head and all", async ({ db, full }) => {
    await sealAudit(db)
    await behindTheTriggers(db, async (tx) => {
      const hash = sha256("another")
      const isLast = and(ofSubject(full.ticketId), eq(auditEvents.seq, full.last))
      await tx.update(auditEvents).set({ hash }).where(isLast)
      await tx.update(tickets).set({ auditHash: hash }).where(eq(tickets.id, full.ticketId))
    })
    expect(await verifyAudit(db, full)).toMatchObject({ ok: false, brokenAt: full.last })
  })
})

describe("a ticket that was taken away", () => {
  const tables = ["ticket_assignments", "ticket_tags_map", "ticket_views", "ticket_activity", "message_edits"]
  const rest = ["mentions", "messages", "ticket_search", "work"]
  async function takeAway(tx: Db, id: TicketId) {
    for (const table of [...tables, ...rest])
      await tx.execute(sql`delete from ${sql.raw(`"fdm-helpdesk".${table}`)} where ticket_id = ${id}`)
    await tx.delete(tickets).where(eq(tickets.id, id))
  }
  const found = async (db: Db, id: string) =>
    (await verifyAllAudits(db)).first.filter(({ subjectId }) => subjectId === id)

  test("shows by its chain", async ({ db, full }) => {
    await behindTheTriggers(db, (tx) => takeAway(tx, full.ticketId))
    const verdict: AuditVerdict = { ok: false, events: full.last, differs: [{ what: "ticket" }] }
    expect(await verifyAudit(db, full)).toEqual(verdict)
    expect(await found(db, full.ticketId)).toEqual([{ subjectId: full.ticketId, verdict }])
  })

  test("shows by what waits to be sealed, and by its seal, when its chain goes too", async ({ db, full }) => {
    await behindTheTriggers(db, async (tx) => {
      await takeAway(tx, full.ticketId)
      await tx.delete(auditEvents).where(ofSubject(full.ticketId))
    })
    const verdict: AuditVerdict = { ok: false, events: 0, brokenAt: 1 }
    expect(await verifyAudit(db, full)).toEqual(verdict)
    await sealAudit(db)
    expect(await verifyAudit(db, full)).toEqual(verdict)
    expect(await found(db, full.ticketId)).toEqual([{ subjectId: full.ticketId, verdict }])
  })

  test("shows in the desk's chain when its seal goes too", async ({ db, full }) => {
    await sealAudit(db)
    await behindTheTriggers(db, async (tx) => {
      await takeAway(tx, full.ticketId)
      await tx.delete(auditEvents).where(ofSubject(full.ticketId))
      await tx.delete(auditSeals).where(eq(auditSeals.subjectId, full.ticketId))
    })
    expect(await found(db, "desk")).toMatchObject([{ verdict: { ok: false, brokenAt: expect.any(Number) } }])
  })
})

test("seals are refused to be changed or removed, as events are", async ({ db, full }) => {
  await sealAudit(db)
  for (const statement of [
    sql`update ${auditSeals} set seq = 1`,
    sql`delete from ${auditSeals}`,
    sql`truncate ${auditSeals}`,
  ])
    await expect(db.execute(statement)).rejects.toMatchObject({ cause: { message: "audit_seals is append-only" } })
  expect(await db.$count(auditSeals, eq(auditSeals.subjectId, full.ticketId))).toBe(1)
})
