import { createHash } from "node:crypto"
import { type SQL, type SQLWrapper, sql } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import type { AuthorType, auditEvents } from "../db/schema-helpdesk.js"
import { jsonbText } from "./jsonb-text.js"

/**
 * A chain has one link an event: SHA-256 over the event's fields and the hash of the link before. Changing, removing or
 * swapping a link breaks every later one; cutting the end off shows because heads are witnessed elsewhere.
 */
export type ChainHead = { auditSeq: number; auditHash: string }
export type AuditRow = typeof auditEvents.$inferSelect

export const emptyChain: ChainHead = { auditSeq: 0, auditHash: "" }

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

/** What the audit keeps of a text. With the subject, so that the same text of two tickets can't be told to be the same. */
export function contentHashOf(subjectId: string, content: string): string {
  return sha256(`${subjectId}\n${content}`)
}

/** The same, made by the database, so that texts stay there. */
export function contentHashIn(subjectId: SQLWrapper, content: SQLWrapper): SQL<string> {
  return sql<string>`encode(sha256(convert_to(${subjectId} || E'\\n' || ${content}, 'UTF8')), 'hex')`
}

/** The hash a row must have, from all its other fields. `changes` count as the database writes them down. */
export function hashOf(row: Omit<AuditRow, "hash">, changes = jsonbText(row.changes)): string {
  const { subjectId, seq, type, actorType, actorId, contentHash, prevHash, createdAt } = row
  return sha256(
    JSON.stringify([subjectId, seq, type, actorType, actorId, changes, contentHash, prevHash, createdAt.toISOString()]),
  )
}

/** Who stands in the record: a contact, or the name of a service or of a part of the helpdesk. */
export function actorColumns(actor: Actor): { actorType: AuthorType; actorId: string | null } {
  switch (actor.type) {
    case "nobody":
      throw new Error("nobody does nothing, so nobody is recorded")
    case "service":
    case "system":
      return { actorType: actor.type, actorId: actor.name }
    default:
      return { actorType: actor.type, actorId: actor.contactId }
  }
}

export type AuditEntry = { type: string; changes: Record<string, unknown>; content?: string }

/** The next link after `head`, and the head after it. */
export function link(
  head: ChainHead,
  subjectId: string,
  actor: Actor,
  entry: AuditEntry,
  now: Date,
): [AuditRow, ChainHead] {
  const body = {
    subjectId,
    seq: head.auditSeq + 1,
    type: entry.type,
    ...actorColumns(actor),
    changes: entry.changes,
    contentHash: entry.content === undefined ? null : contentHashOf(subjectId, entry.content),
    prevHash: head.auditHash,
    createdAt: now,
  }
  const hash = hashOf(body)
  return [
    { ...body, hash },
    { auditSeq: body.seq, auditHash: hash },
  ]
}
