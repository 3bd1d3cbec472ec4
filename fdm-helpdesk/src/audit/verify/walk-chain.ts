import { and, asc, eq, getTableColumns, inArray, max, sql } from "drizzle-orm"
import { auditEvents, auditHeads, auditSeals, auditUnsealed } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"
import { type AuditRow, type ChainHead, emptyChain, hashOf } from "../chain.js"
import { deskSubject } from "../record-chain.js"

/**
 * Reading chains from the first link on. A link is whole when it follows the one before, its hash is that of its fields,
 * and whoever witnessed it witnessed this hash. A chain is whole when it ends where its head says it does, and where the
 * last of its witnesses does: rows that changes leave behind, and the seals that are made of those.
 */
export type Walk = { head: ChainHead; events: number; brokenAt?: number }

/** A link as it is stored: `written` is the text of `changes`, `isRound` whether its time is one that we write. */
type StoredLink = AuditRow & { written: string; isRound: boolean; sealedHash: string | null }

const pageSize = 1000

/** The links of chains, one chain after the other: memory does not grow with them. */
export async function* linksOf(tx: Db, subjectIds: readonly string[]): AsyncGenerator<StoredLink> {
  for await (const page of pagesOf(tx, subjectIds)) yield* page
}

/** The same by the pages that they are read in, for whoever reads something beside them. */
export async function* pagesOf(tx: Db, subjectIds: readonly string[]): AsyncGenerator<StoredLink[]> {
  const { subjectId, seq, changes, createdAt } = auditEvents
  let last: StoredLink | undefined
  do {
    const after = last && sql`(${subjectId}, ${seq}) > (${last.subjectId}, ${last.seq})`
    const page: StoredLink[] = await tx
      .select({
        ...getTableColumns(auditEvents),
        written: sql<string>`${changes}::text`,
        isRound: sql<boolean>`date_trunc('milliseconds', ${createdAt}) = ${createdAt}`.mapWith(Boolean),
        sealedHash: auditSeals.hash,
      })
      .from(auditEvents)
      .leftJoin(auditSeals, and(eq(auditSeals.subjectId, subjectId), eq(auditSeals.seq, seq)))
      .where(and(inArray(subjectId, [...subjectIds]), after))
      .orderBy(asc(subjectId), asc(seq))
      .limit(pageSize)
    yield page
    last = page.length === pageSize ? page.at(-1) : undefined
  } while (last)
}

/** What else tells how far a chain came: the last witness of it, and the hashes that wait to be sealed, by their links. */
export type Witnessed = { furthest: number; waiting: Map<number, string> }

/** The witnesses of chains; a chain that nobody witnessed is not among them. */
export async function witnessesOf(tx: Db, subjectIds: readonly string[]): Promise<Map<string, Witnessed>> {
  const sealed = await tx
    .select({ subjectId: auditSeals.subjectId, seq: max(auditSeals.seq) })
    .from(auditSeals)
    .where(inArray(auditSeals.subjectId, [...subjectIds]))
    .groupBy(auditSeals.subjectId)
  const waiting = await tx
    .select()
    .from(auditUnsealed)
    .where(inArray(auditUnsealed.subjectId, [...subjectIds]))
  const found = new Map<string, Witnessed>()
  for (const { subjectId, seq } of sealed) found.set(subjectId, { furthest: seq ?? 0, waiting: new Map() })
  for (const { subjectId, seq, hash } of waiting) {
    const known = found.get(subjectId) ?? { furthest: 0, waiting: new Map() }
    known.waiting.set(seq, hash)
    found.set(subjectId, { ...known, furthest: Math.max(known.furthest, seq) })
  }
  if (subjectIds.includes(deskSubject)) await addSeals(tx, found)
  return found
}

/** What is sealed says in which link of the desk's chain. */
async function addSeals(tx: Db, found: Map<string, Witnessed>): Promise<void> {
  const [last] = await tx.select({ seq: max(auditSeals.sealedIn) }).from(auditSeals)
  if (!last?.seq) return
  const known = found.get(deskSubject) ?? { furthest: 0, waiting: new Map() }
  found.set(deskSubject, { ...known, furthest: Math.max(known.furthest, last.seq) })
}

/** The heads of chains whose subjects are no tickets. */
export async function headsOf(tx: Db, subjectIds: readonly string[]): Promise<Map<string, ChainHead>> {
  const rows = await tx
    .select()
    .from(auditHeads)
    .where(inArray(auditHeads.subjectId, [...subjectIds]))
  return new Map(rows.map(({ subjectId, ...head }) => [subjectId, head]))
}

export function startWalk(): Walk {
  return { head: emptyChain, events: 0 }
}

/** One link on. Nothing behind a broken one is believed. */
export function step(walk: Walk, row: StoredLink, witnessed: Witnessed | undefined): Walk {
  const events = walk.events + 1
  if (walk.brokenAt !== undefined) return { ...walk, events }
  const { auditSeq, auditHash } = walk.head
  const follows = row.seq === auditSeq + 1 && row.prevHash === auditHash
  const isItself = row.isRound && row.hash === hashOf(row, row.written)
  const isWitnessed = [row.sealedHash, witnessed?.waiting.get(row.seq)].every((hash) => (hash ?? row.hash) === row.hash)
  if (!follows || !isItself || !isWitnessed) return { ...walk, events, brokenAt: auditSeq + 1 }
  return { head: { auditSeq: row.seq, auditHash: row.hash }, events }
}

/** Whether the chain ends where it should. */
export function endWalk(walk: Walk, head: ChainHead, witnessed: Witnessed | undefined): Walk {
  const { auditSeq, auditHash } = walk.head
  const isWhole = auditSeq === head.auditSeq && auditHash === head.auditHash && auditSeq === (witnessed?.furthest ?? 0)
  return isWhole || walk.brokenAt !== undefined ? walk : { ...walk, brokenAt: auditSeq + 1 }
}
