import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { verifyAudit } from "../index.js"
import { test } from "../testing/full-ticket.js"
import { behindTheTriggers } from "../testing/tamper.js"

/** Verifying compares milliseconds: what is finer has no place to stand. */
test("no column holds a time that is finer than the audit tells", async ({ db }) => {
  const told = sql`('tickets', 'messages', 'message_edits', 'ticket_assignments', 'ticket_activity', 'agents', 'audit_events')`
  const finer = await db.execute(sql`select table_name, column_name from information_schema.columns
    where table_schema = 'fdm-helpdesk' and table_name in ${told} and data_type like 'time%' and datetime_precision <> 3`)
  expect(rowsOf(finer)).toEqual([])
})

const times = [
  ["tickets", "created_at", "created"],
  ["tickets", "first_response_at", "stamps"],
  ["tickets", "resolved_at", "stamps"],
  ["messages", "created_at", "times"],
  ["messages", "edited_at", "times"],
  ["messages", "redacted_at", "times"],
  ["messages", "deleted_at", "times"],
  ["message_edits", "created_at", "history"],
  ["ticket_assignments", "assigned_at", "participants"],
  ["ticket_activity", "created_at", "timeline"],
] as const
test.for(times)("a time that is moved shows, or did not move: %s.%s", async ([table, column, what], { db, full }) => {
  const move = (by: string) =>
    behindTheTriggers(db, (tx) =>
      tx.execute(sql`update ${sql.raw(`"fdm-helpdesk".${table} set ${column} = ${column} ${by}`)}
        where ${sql.raw(table === "tickets" ? "id" : "ticket_id")} = ${full.ticketId}`),
    )
  await move("+ interval '1 us'")
  expect(await verifyAudit(db, full)).toMatchObject({ ok: true })
  for (const by of ["+ interval '501 us'", "+ interval '1000 years'", "+ interval 'infinity'"]) {
    // Postgres before 17 has no endless intervals.
    await move(by).catch(() => move("- interval '1 day'"))
    const verdict = await verifyAudit(db, full)
    expect("differs" in verdict && verdict.differs.map((one) => one.what)).toContain(what)
  }
})
