import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { and, type Column, eq, sql } from "drizzle-orm"
import type { AgentActor } from "../access/index.js"
import { recordDesk } from "../audit/index.js"
import { agents, contacts, ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, type ExportId, guarded, HelpdeskError, parse } from "../kernel/index.js"
import { enterExports } from "../privacy/hold-exports.js"
import { mailItem } from "../ticket/mails/mail-work.js"
import { enqueue, type Taken } from "../work/index.js"
import { countRows } from "./count-rows.js"
import { type ExportFormat, readFormat, wordingOf } from "./format.js"
import { exportIn, isWorkers } from "./held-export.js"
import { conditionOf, exportListSchema, keptList } from "./list.js"
import { headOf, type Piece, readPiece, type Source } from "./page.js"
import { keptUntil } from "./request-export.js"

const zip = promisify(gzip)

/** What a worker knows of an export while it writes it. */
export type Writing = { actor: AgentActor; source: Source }

/**
 * Makes ready to write: who asked, what for, and how many rows there will be. Undefined when there is nothing to write, or
 * it is the worker's no more. What had failed is written from its beginning: somebody wants it tried again.
 *
 * @throws HelpdeskError `forbidden` when whoever asked has left the desk | `invalid_input` for a list of another version
 */
export async function openWriting(db: Db, taken: Taken, now: Date): Promise<Writing | undefined> {
  const found = await begin(db, taken, now)
  if (!found) return undefined
  const { kind, createdAt: askedAt, expectedRows } = found.asked
  const format = found.asked.options as ExportFormat
  const { workflow } = await readFormat(db, found.actor, format)
  const list = parse(exportListSchema, keptList(found.asked.query))
  const condition = await conditionOf(db, found.actor, { list, askedAt, timeZone: format.timeZone })
  if (expectedRows === null) {
    const counted = await countRows(db, kind, condition, askedAt)
    await db.update(ticketExports).set({ expectedRows: counted }).where(isWorkers(db, taken))
  }
  return { actor: found.actor, source: { kind, condition, askedAt, format, wording: wordingOf(format, workflow) } }
}

async function begin(db: Db, taken: Taken, now: Date) {
  const { state, expiresAt } = ticketExports
  const isFailed = sql`${state} = 'failed'`
  const anew = (column: Column, value: unknown) => sql`case when ${isFailed} then ${value} else ${column} end`
  const isLive = sql`(${isFailed} or ${state} in ('queued', 'running') and ${expiresAt} > ${now.toISOString()}::timestamptz)`
  const [asked] = await db
    .update(ticketExports)
    .set({
      state: "running",
      error: null,
      ...{ cursor: anew(ticketExports.cursor, sql`null`), finishedAt: anew(ticketExports.finishedAt, sql`null`) },
      ...{ rowCount: anew(ticketExports.rowCount, sql`0`), byteCount: anew(ticketExports.byteCount, sql`0`) },
      expiresAt: anew(expiresAt, sql`${keptUntil(now).toISOString()}::timestamptz`),
    })
    .where(and(isWorkers(db, taken), isLive))
    .returning()
  if (!asked) return undefined
  return { asked, actor: await askerOf(db, asked.requestedBy) }
}

async function askerOf(db: Db, requestedBy: AgentId): Promise<AgentActor> {
  const [row] = await db
    .select({ agent: agents, contact: { name: contacts.name, principalId: contacts.principalId } })
    .from(agents)
    .innerJoin(contacts, eq(contacts.id, agents.contactId))
    .where(and(eq(agents.id, requestedBy), eq(agents.isActive, true)))
  if (!row) throw leftTheDesk()
  const { id: agentId, contactId, role } = row.agent
  const { name, principalId } = row.contact
  return { type: "agent", agentId, contactId, role, name, principalId: principalId ?? "" }
}

function leftTheDesk(): HelpdeskError {
  return new HelpdeskError("forbidden", "whoever asked for the export has left the desk")
}

/**
 * Writes the next page, in one transaction with where it ends: whatever happens to the worker, the file never has a page
 * twice. What is read is read under the lock that erasing a person takes.
 *
 * @returns whether there are more; false as well when the export is the worker's no more
 * @throws HelpdeskError `forbidden` when whoever asked has left the desk
 */
export function writePage(db: Db, taken: Taken, { actor, source }: Writing, now: Date): Promise<boolean> {
  const steps = async (tx: Db): Promise<boolean> => {
    await enterExports(tx)
    const held = await lockHeld(tx, taken)
    if (!held) return false
    if (!held.isActive) throw leftTheDesk()
    const piece = await readPiece(tx, source, held.cursor)
    const text = held.cursor === null ? headOf(source) + piece.text : piece.text
    const exportId = exportIn(taken)
    await addChunk(tx, exportId, text)
    await advance(tx, exportId, piece, { bytes: Buffer.byteLength(text), now })
    if (piece.after !== null) return true
    await announceReady(tx, actor, exportId, { kind: source.kind, rows: held.rowCount + piece.rows }, now)
    return false
  }
  return guarded(() => db.transaction(steps))
}

async function lockHeld(tx: Db, taken: Taken) {
  const isActive = sql<boolean>`(select ${agents.isActive} from ${agents}
    where ${agents.id} = ${ticketExports.requestedBy})`.mapWith(Boolean)
  const [held] = await tx
    .select({ cursor: ticketExports.cursor, rowCount: ticketExports.rowCount, isActive })
    .from(ticketExports)
    .where(and(isWorkers(tx, taken), eq(ticketExports.state, sql`'running'`)))
    .for("update")
  return held
}

async function addChunk(tx: Db, exportId: ExportId, text: string): Promise<void> {
  const next = sql`(select coalesce(max(${ticketExportChunks.number}) + 1, 0) from ${ticketExportChunks}
    where ${ticketExportChunks.exportId} = ${exportId})`
  await tx.insert(ticketExportChunks).values({ exportId, number: next, data: await zip(text) })
}

async function advance(
  tx: Db,
  exportId: ExportId,
  { rows, after }: Piece,
  { bytes, now }: { bytes: number; now: Date },
): Promise<void> {
  await tx
    .update(ticketExports)
    .set({
      rowCount: sql`${ticketExports.rowCount} + ${rows}`,
      byteCount: sql`${ticketExports.byteCount} + ${bytes}`,
      cursor: after,
      ...(after === null && { state: "ready", finishedAt: now, expiresAt: keptUntil(now) }),
    })
    .where(eq(ticketExports.id, exportId))
}

/** With the last page, so that nobody hears of a file that isn't there. */
async function announceReady(
  tx: Db,
  actor: AgentActor,
  exportId: ExportId,
  made: { kind: Source["kind"]; rows: number },
  now: Date,
): Promise<void> {
  await enqueue(tx, null, [mailItem({ template: "export-ready", exportId })], now)
  await recordDesk(tx, actor, { type: "export.made", changes: { exportId, ...made } }, now)
}
