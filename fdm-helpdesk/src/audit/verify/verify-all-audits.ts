import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { agents, auditEvents, auditSeals, auditUnsealed, tickets } from "../../db/schema-helpdesk.js"
import { type Db, isId } from "../../kernel/index.js"
import { deskSubject } from "../record-chain.js"
import type { AuditVerdict } from "./audit-verdict.js"
import { verifyAgents } from "./verify-agents.js"
import { atOneMoment } from "./verify-audit.js"
import { verifyDesk } from "./verify-desk.js"
import { verifyTickets } from "./verify-tickets.js"

/** How many subjects are read at once. */
const pageSize = 100
/** The most whose verdicts are kept, so that a desk of which everything was rewritten fits too. */
const shownAtMost = 100

/** The verdict of one subject: the id of a ticket or an agent, or `desk`. */
export type SubjectVerdict = { subjectId: string; verdict: AuditVerdict }

/** What verifying everything found: how many subjects and events there are, how many are not well, and the first 100 of those. */
export type AuditReport = { ok: boolean; subjects: number; events: number; broken: number; first: SubjectVerdict[] }

/**
 * `verifyAudit` of the desk, of all agents and of all tickets, those that are there and those that anything in the audit
 * still tells of: a ticket that was taken away with its chain is named by its seal. Read in pages, each as it was at one
 * moment, so that memory does not grow with the desk and nobody waits.
 */
export async function verifyAllAudits(db: Db, { signal }: { signal?: AbortSignal } = {}): Promise<AuditReport> {
  const report: AuditReport = { ok: true, subjects: 0, events: 0, broken: 0, first: [] }
  let last = ""
  let page: SubjectVerdict[]
  do {
    signal?.throwIfAborted()
    page = await atOneMoment(db, (tx) => verifyPage(tx, last))
    for (const one of page) add(report, one)
    last = page.at(-1)?.subjectId ?? last
  } while (page.length > 0)
  add(report, { subjectId: deskSubject, verdict: await atOneMoment(db, verifyDesk) })
  return { ...report, ok: report.broken === 0 }
}

function add(report: AuditReport, one: SubjectVerdict): void {
  report.subjects++
  report.events += one.verdict.events
  if (one.verdict.ok) return
  report.broken++
  if (report.first.length < shownAtMost) report.first.push(one)
}

/** The next subjects by their ids, with the desk left for the end; what is neither a ticket nor an agent is odd. */
async function verifyPage(tx: Db, after: string): Promise<SubjectVerdict[]> {
  const ids = await subjectsAfter(tx, after)
  const ofTickets = await verifyTickets(
    tx,
    ids.filter((id) => isId("ticket", id)),
  )
  const ofAgents = await verifyAgents(
    tx,
    ids.filter((id) => isId("agent", id)),
  )
  const verdicts = new Map<string, AuditVerdict>([...ofTickets, ...ofAgents])
  const odd: AuditVerdict = { ok: false, events: 0, differs: [{ what: "subject" }] }
  return ids.map((subjectId) => ({ subjectId, verdict: verdicts.get(subjectId) ?? odd }))
}

async function subjectsAfter(tx: Db, after: string): Promise<string[]> {
  const columns = [tickets.id, agents.id, auditEvents.subjectId, auditSeals.subjectId, auditUnsealed.subjectId]
  const each = columns.map(
    (column) => sql`(select distinct ${column} as id from ${column.table}
      where ${column} > ${after} and ${column} <> ${deskSubject} order by 1 limit ${pageSize})`,
  )
  const found = sql`select id from (${sql.join(each, sql` union `)}) as subject order by id limit ${pageSize}`
  return rowsOf<{ id: string }>(await tx.execute(found)).map(({ id }) => id)
}
