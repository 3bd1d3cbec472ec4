import { and, eq, type SQL, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { auditEvents, tickets } from "../../db/schema-helpdesk.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { hashOf } from "../chain.js"
import { verifyAudit } from "../index.js"
import { test } from "../testing/full-ticket.js"
import { behindTheTriggers, ofSubject } from "../testing/tamper.js"

describe("one link", () => {
  const changes: [string, () => SQL][] = [
    ["its time by a microsecond, in a column that holds such", () => sql`created_at = created_at + interval '1 us'`],
    ["its time by a millisecond", () => sql`created_at = created_at + interval '1 ms'`],
    ["a field added", () => sql`changes = changes || '{"more": true}'`],
    ["all fields taken away", () => sql`changes = '{}'`],
    ["a number that reads the same", () => sql`changes = changes || '{"passages": 1.0}'`],
    ["its hash", () => sql`hash = md5(hash)`],
    ["what it follows", () => sql`prev_hash = md5(hash)`],
    ["nobody did it", () => sql`actor_id = null`],
    ["what it says of a text", () => sql`content_hash = md5('')`],
  ]
  test.for(changes)("shows another value: %s", async ([, set], { db, full }) => {
    await behindTheTriggers(db, async (tx) => {
      await tx.execute(sql`alter table ${auditEvents} alter column created_at type timestamptz`)
      const isRedaction = and(ofSubject(full.ticketId), eq(auditEvents.type, "message.redacted"))
      await tx.execute(sql`update ${auditEvents} set ${set()} where ${isRedaction}`)
    })
    const verdict = await verifyAudit(db, full)
    await db.execute(sql`alter table ${auditEvents} alter column created_at type timestamptz(3)`)
    expect(verdict).toMatchObject({ ok: false, brokenAt: 13 })
  })

  test("can't be moved by a microsecond as the tables are made", async ({ db, full }) => {
    await behindTheTriggers(db, (tx) =>
      tx.execute(sql`update ${auditEvents} set created_at = created_at + interval '1 us'
        where ${ofSubject(full.ticketId)}`),
    )
    expect(await verifyAudit(db, full)).toEqual({ ok: true, events: full.last })
  })

  test("shows where two were swapped", async ({ db, full }) => {
    const renumber = (set: SQL, where: SQL) =>
      sql`update ${auditEvents} set seq = ${set} where ${ofSubject(full.ticketId)} and ${where}`
    await behindTheTriggers(db, async (tx) => {
      await tx.execute(renumber(sql`seq + 100`, sql`seq in (4, 5)`))
      await tx.execute(renumber(sql`case seq when 104 then 5 else 4 end`, sql`seq > 100`))
    })
    expect(await verifyAudit(db, full)).toMatchObject({ ok: false, brokenAt: 4 })
  })

  test("shows where one was put in at the end, head and all", async ({ db, full }) => {
    await behindTheTriggers(db, async (tx) => {
      const [last] = await tx
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.hash, await headOf(tx, full.ticketId)))
      if (!last) throw new Error("a chain has a last link")
      const forged = { ...last, seq: last.seq + 1, prevHash: last.hash, hash: "" }
      const hash = hashOf(forged)
      await tx.insert(auditEvents).values({ ...forged, hash })
      await tx.update(tickets).set({ auditSeq: forged.seq, auditHash: hash }).where(eq(tickets.id, full.ticketId))
    })
    expect(await verifyAudit(db, full)).toMatchObject({ ok: false, brokenAt: full.last + 2 })
  })
})

async function headOf(tx: Db, ticketId: TicketId): Promise<string> {
  const [ticket] = await tx.select({ hash: tickets.auditHash }).from(tickets).where(eq(tickets.id, ticketId))
  return ticket?.hash ?? ""
}
