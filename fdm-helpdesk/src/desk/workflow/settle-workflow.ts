import { setTimeout } from "node:timers/promises"
import { isDeepStrictEqual } from "node:util"
import { eq, sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import type { Actor } from "../../access/index.js"
import { contentHashOf, deskSubject, recordDesk, saysOfStored } from "../../audit/index.js"
import { settings, workflows } from "../../db/schema-helpdesk.js"
import { type Db, deskKey, guarded } from "../../kernel/index.js"
import { carryTicketsOver, settled } from "../../ticket/index.js"
import { announceDesk } from "../../work/announce.js"
import { loadDesk, type Workflow, workflowPresets } from "../../workflow/index.js"
import { lockSettings } from "../settings.js"

/**
 * Ends what `saveWorkflow` began: carries tickets over, in short transactions, and lets statuses go that none stands at any more.
 * Whoever was changing a ticket by the workflow before is waited for, and nobody waits for it: from what is saved on, nothing
 * leads to such a status. Within a transaction of the host's others still go by the old one, so there the last step is left to
 * the job `desk`, as it is when somebody takes longer than ten seconds.
 */
export async function settleWorkflow(db: Db, actor: Actor, now: Date = new Date()): Promise<void> {
  const { workflow } = await loadDesk(db)
  if (!workflow.leaving) return
  const isLast = !(await isWithinTransaction(db)) && (await othersEnded(db))
  await carryTicketsOver(db, actor, now)
  if (isLast) await guarded(() => db.transaction((tx) => letGo(tx, actor, workflow, now)))
}

/** Nothing is done when somebody saved another workflow since: they settle that one. */
async function letGo(tx: Db, actor: Actor, workflow: Workflow, now: Date): Promise<void> {
  const stored = await lockSettings(tx, now)
  if (!isDeepStrictEqual((await loadDesk(tx)).workflow, workflow)) return
  const { says, content } = await storeWorkflow(tx, stored, settled(workflow), now)
  const changes = { workflowId: workflow.id, settings: says }
  await recordDesk(tx, actor, { type: "workflow.settled", changes, content }, now)
}

/**
 * Stores a workflow as that of the desk, for a caller that has locked the settings. One that is as it ships is not stored.
 *
 * @returns what the audit has of it: the hash of the settings, and what is stored
 */
export async function storeWorkflow(tx: Db, stored: Record<string, unknown>, workflow: Workflow, now: Date) {
  const { id } = workflow
  const isAsShipped = Object.hasOwn(workflowPresets, id) && isDeepStrictEqual(workflowPresets[id], workflow)
  const definition = isAsShipped ? null : { ...workflow }
  const data = { ...stored, workflowId: id }
  if (!definition) await tx.delete(workflows).where(eq(workflows.id, id))
  else
    await tx
      .insert(workflows)
      .values({ id, definition, updatedAt: now })
      .onConflictDoUpdate({ target: workflows.id, set: { definition, updatedAt: now } })
  await tx
    .update(settings)
    .set({ data, updatedAt: now })
    .where(eq(settings.desk, deskKey))
    .returning({ announced: announceDesk({ isPublic: true }) })
  return { says: contentHashOf(deskSubject, saysOfStored(data)), content: saysOfStored(definition) }
}

/** Whether a statement of its own, sent by this handle, finds that something was written before it in the same transaction. */
async function isWithinTransaction(db: Db): Promise<boolean> {
  const [row] = rowsOf<{ is: boolean }>(
    await db.execute(sql`select pg_current_xact_id_if_assigned() is not null as is`),
  )
  return row?.is === true
}

const [patienceMs, lookEveryMs] = [10_000, 20]

/** Waits until all transactions are over that read the desk before now. Postgres keeps the locks of what one read until its end. */
async function othersEnded(db: Db): Promise<boolean> {
  const until = performance.now() + patienceMs
  let left = await readers(db)
  while (left.length > 0 && performance.now() < until) {
    await setTimeout(lookEveryMs)
    const there = new Set(await readers(db))
    left = left.filter((id) => there.has(id))
  }
  return left.length === 0
}

async function readers(db: Db): Promise<string[]> {
  const rows = await db.execute(sql`select distinct virtualtransaction as id from pg_locks
    where locktype = 'relation' and relation = ${'"fdm-helpdesk"."settings"'}::text::regclass
      and database = (select oid from pg_database where datname = current_database())
      and mode in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock') and pid is distinct from pg_backend_pid()`)
  return rowsOf<{ id: string }>(rows).map(({ id }) => id)
}
