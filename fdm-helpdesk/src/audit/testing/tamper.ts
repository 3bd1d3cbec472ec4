import { and, eq, gt, sql } from "drizzle-orm"
import { auditEvents, auditHeads } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"

/** What somebody with the rights of the tables' owner could do, who switches triggers off. */
export async function behindTheTriggers(db: Db, tamper: (tx: Db) => Promise<unknown>) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tamper(tx)
  })
}

export const ofSubject = (id: string) => eq(auditEvents.subjectId, id)
export const eventsAfter = (id: string, seq: number) => and(ofSubject(id), gt(auditEvents.seq, seq))

/** Cuts a chain whose subject is no ticket, and sets its head back; with nothing left there never was one. */
export async function cutChain(tx: Db, subjectId: string, last: number) {
  const [link] = await tx
    .select()
    .from(auditEvents)
    .where(and(ofSubject(subjectId), eq(auditEvents.seq, last)))
  await tx.delete(auditEvents).where(eventsAfter(subjectId, last))
  if (!link) return tx.delete(auditHeads).where(eq(auditHeads.subjectId, subjectId))
  const head = { auditSeq: last, auditHash: link.hash }
  return tx.update(auditHeads).set(head).where(eq(auditHeads.subjectId, subjectId))
}

const takenBack = new Error("tampered with, and taken back for the next")

/** What verifying says after a tampering that the next test knows nothing of. */
export async function verdictAfter<Verdict>(
  db: Db,
  tamper: (tx: Db) => Promise<unknown>,
  verify: (tx: Db) => Promise<Verdict>,
): Promise<Verdict | undefined> {
  let verdict: Verdict | undefined
  const steps = async (tx: Db) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tamper(tx)
    verdict = await verify(tx)
    throw takenBack
  }
  await db.transaction(steps, { isolationLevel: "repeatable read" }).catch((error: unknown) => {
    if (error !== takenBack) throw error
  })
  return verdict
}
