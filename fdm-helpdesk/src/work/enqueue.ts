import { and, eq, inArray, type SQL, sql } from "drizzle-orm"
import { work } from "../db/schema-helpdesk.js"
import { type Db, insertInto, newId, type TicketId } from "../kernel/index.js"
import type { WorkKind } from "./kind.js"

/** What is to be done, now or when it is due: ids and no content, because what it says is made when it is done. */
export type WorkItem = {
  kind: WorkKind
  /** What it is about: of a kind there is one row at most for each. Without one, each is another. */
  subject?: string
  payload?: Record<string, string>
  dueAt?: Date
}

/**
 * The inserts that have items done if, and only if, the caller's transaction commits; no more than two, whatever their number.
 * Of a kind whose rows are kept, what was asked for before stays as it is, done or not. Of any other, asking again moves
 * it: to another due time, and when a worker has it at this moment, to another time after that.
 */
export function enqueuing(ticketId: TicketId | null, items: readonly WorkItem[], now: Date): SQL[] {
  const [kept, moved] = [
    items.filter(({ kind }) => kind.keptDays !== undefined),
    lastOfEach(items.filter(({ kind }) => kind.keptDays === undefined)),
  ]
  const rows = (some: readonly WorkItem[]) =>
    insertInto(
      work,
      some.map(({ kind, subject = null, payload = {}, dueAt = now }) => {
        return { id: newId("work", now), kind: kind.name, subject, ticketId, payload, dueAt, createdAt: now }
      }),
    )
  return [
    ...(kept.length > 0 ? [sql`${rows(kept)} on conflict do nothing`] : []),
    ...(moved.length > 0 ? [sql`${rows(moved)} ${onAskingAgain}`] : []),
  ]
}

/** What was set aside stays so until a person says otherwise; what failed has its attempts anew. */
const onAskingAgain = sql`on conflict (kind, subject) where subject is not null do update set
  due_at = excluded.due_at, payload = excluded.payload, version = work.version + 1,
  status = case when work.set_aside_at is null then 'pending' else work.status end,
  attempts = case when work.status = 'pending' then work.attempts else 0 end`

/** A statement can move a row only once. */
function lastOfEach(items: readonly WorkItem[]): WorkItem[] {
  const keyed = items.map((item, at) => [item.subject === undefined ? at : keyOf(item), item] as const)
  return [...new Map(keyed).values()]
}

function keyOf({ kind, subject }: WorkItem): string {
  return `${kind.name} ${subject}`
}

/** Has items done by statements of their own. */
export async function enqueue(tx: Db, ticketId: TicketId | null, items: readonly WorkItem[], now: Date): Promise<void> {
  for (const insert of enqueuing(ticketId, items, now)) await tx.execute(insert)
}

/** The write after which nothing of a kind is done about these subjects any more. What a worker has at this moment may be done still. */
export function cancelWork(tx: Db, { name }: WorkKind, subjects: readonly string[]) {
  return tx.delete(work).where(and(eq(work.kind, name), inArray(work.subject, [...subjects])))
}
