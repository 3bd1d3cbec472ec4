import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { eq, sql } from "drizzle-orm"
import type { AgentActor } from "../access/index.js"
import { recordDesk } from "../audit/index.js"
import { agents, contacts, ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import { type Db, guarded, HelpdeskError, parse } from "../kernel/index.js"
import { ended, enqueue, enterExports } from "../outbox/index.js"
import { type Claim, isHeld, renewed } from "./claim-export.js"
import { countRows } from "./count-rows.js"
import { type ExportFormat, readFormat, wordingOf } from "./format.js"
import { conditionOf, exportListSchema, keptList } from "./list.js"
import { headOf, type Piece, readPiece, type Source } from "./page.js"
import { exportKeptMs } from "./request-export.js"

const zip = promisify(gzip)

/** What a worker knows of an export while it writes it. */
export type Writing = { actor: AgentActor; source: Source }

/**
 * Makes ready to write: who asked, what for, and how many rows there will be. Undefined when the export is the worker's
 * no more.
 *
 * @throws HelpdeskError `forbidden` when whoever asked has left the desk | `invalid_input` for a list of another version
 */
export async function openWriting(db: Db, claim: Claim): Promise<Writing | undefined> {
  const found = await readClaimed(db, claim)
  if (!found) return undefined
  const { kind, createdAt: askedAt, expectedRows } = found.asked
  const format = found.asked.options as ExportFormat
  const { workflow } = await readFormat(db, found.actor, format)
  const list = parse(exportListSchema, keptList(found.asked.query))
  const condition = await conditionOf(db, found.actor, { list, askedAt, timeZone: format.timeZone })
  if (expectedRows === null) {
    const counted = await countRows(db, kind, condition, askedAt)
    await db.update(ticketExports).set({ expectedRows: counted }).where(isHeld(claim))
  }
  return { actor: found.actor, source: { kind, condition, askedAt, format, wording: wordingOf(format, workflow) } }
}

async function readClaimed(db: Db, claim: Claim) {
  const [row] = await db
    .select({
      asked: ticketExports,
      agent: agents,
      contact: { name: contacts.name, principalId: contacts.principalId },
    })
    .from(ticketExports)
    .innerJoin(agents, eq(agents.id, ticketExports.requestedBy))
    .innerJoin(contacts, eq(contacts.id, agents.contactId))
    .where(isHeld(claim))
  if (!row) return undefined
  const { id: agentId, contactId, role, isActive } = row.agent
  if (!isActive) throw leftTheDesk()
  const { name, principalId } = row.contact
  const actor: AgentActor = { type: "agent", agentId, contactId, role, name, principalId: principalId ?? "" }
  return { asked: row.asked, actor }
}

function leftTheDesk(): HelpdeskError {
  return new HelpdeskError("forbidden", "whoever asked for the export has left the desk")
}

/**
 * Writes the next page, in one transaction with where it ends: whatever happens to the worker, the file never has a page
 * twice. What is read is read under the lock that erasing a person takes.
 *
 * @returns the claim for the next page; undefined when that was the last one, or the export is the worker's no more
 * @throws HelpdeskError `forbidden` when whoever asked has left the desk
 */
export function writePage(db: Db, claim: Claim, { actor, source }: Writing, now: Date): Promise<Claim | undefined> {
  const steps = async (tx: Db): Promise<Claim | undefined> => {
    await enterExports(tx)
    const held = await lockClaimed(tx, claim)
    if (!held) return undefined
    if (!held.isActive) throw leftTheDesk()
    const piece = await readPiece(tx, source, held.cursor)
    const text = held.cursor === null ? headOf(source) + piece.text : piece.text
    await addChunk(tx, claim, text)
    const isLast = piece.after === null
    const lease = await advance(tx, claim, piece, { bytes: Buffer.byteLength(text), now })
    if (isLast) await announceReady(tx, actor, claim, { kind: source.kind, rows: held.rowCount + piece.rows }, now)
    return lease ? { ...claim, lease } : undefined
  }
  return guarded(() => db.transaction(steps))
}

async function lockClaimed(tx: Db, claim: Claim) {
  const isActive = sql<boolean>`(select ${agents.isActive} from ${agents}
    where ${agents.id} = ${ticketExports.requestedBy})`.mapWith(Boolean)
  const [held] = await tx
    .select({ cursor: ticketExports.cursor, rowCount: ticketExports.rowCount, isActive })
    .from(ticketExports)
    .where(isHeld(claim))
    .for("update")
  return held
}

async function addChunk(tx: Db, { id }: Claim, text: string): Promise<void> {
  const next = sql`(select coalesce(max(${ticketExportChunks.number}) + 1, 0) from ${ticketExportChunks}
    where ${ticketExportChunks.exportId} = ${id})`
  await tx.insert(ticketExportChunks).values({ exportId: id, number: next, data: await zip(text) })
}

/** @returns until when the worker has the export; null after its last page */
async function advance(
  tx: Db,
  claim: Claim,
  { rows, after }: Piece,
  { bytes, now }: { bytes: number; now: Date },
): Promise<Date | null> {
  const ready = {
    ...{ ...ended, state: "ready" as const, finishedAt: now },
    expiresAt: new Date(now.getTime() + exportKeptMs),
  }
  const [written] = await tx
    .update(ticketExports)
    .set({
      rowCount: sql`${ticketExports.rowCount} + ${rows}`,
      byteCount: sql`${ticketExports.byteCount} + ${bytes}`,
      cursor: after,
      ...(after === null ? ready : renewed()),
    })
    .where(isHeld(claim))
    .returning({ lease: ticketExports.claimedUntil })
  return written?.lease ?? null
}

/** With the last page, so that nobody hears of a file that isn't there. */
async function announceReady(
  tx: Db,
  actor: AgentActor,
  { id: exportId }: Claim,
  made: { kind: Source["kind"]; rows: number },
  now: Date,
): Promise<void> {
  await enqueue(tx, null, [{ kind: "mail", payload: { template: "export-ready", exportId } }], now)
  await recordDesk(tx, actor, { type: "export.made", changes: { exportId, ...made } }, now)
}
