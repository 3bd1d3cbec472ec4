import { and, asc, gt, sql } from "drizzle-orm"
import type { Actor } from "../access/index.js"
import { type StatusCategory, tickets } from "../db/schema-helpdesk.js"
import { type Db, guarded, HelpdeskError, type TicketId } from "../kernel/index.js"
import { loadDesk } from "../workflow/load-desk.js"
import { findStatus, type Workflow, type WorkflowStatus } from "../workflow/workflow.js"
import { batchSize, changeTickets } from "./commit/change-tickets.js"
import { moveTo } from "./move.js"

/** From a status that is no more to one of the new workflow, for the tickets that stand there. */
export type CarryOver = Readonly<Record<string, string>>

/**
 * The workflow that holds while tickets are brought in line with `next`. Statuses that go away are in it still: each leads to
 * where its tickets go, and nothing leads to it. `docs/decisions/0036-one-commit.md` says why this is enough.
 *
 * @returns it with how many tickets have to move; `next` itself when no status goes away or means something else
 * @throws HelpdeskError `conflict` with `details.statuses` that tickets stand at and nobody carries over, and
 *   `details.tickets`, how many each (as text) | `invalid_input` for a status to carry over to that there is none of
 */
export async function transition(
  tx: Db,
  before: Workflow,
  next: Workflow,
  carryOver: CarryOver,
): Promise<{ workflow: Workflow; carried: number; recategorised: number }> {
  const standing = await countByStatus(tx)
  const wanted = { ...before.leaving, ...carryOver }
  assertCarried(standing, next, wanted)
  const gone = before.statuses.filter(({ key }) => !findStatus(next, key))
  const keys = [...gone, ...standing].map(({ key }) => key).filter((key) => !findStatus(next, key))
  const leaving = Object.fromEntries(keys.map((key) => [key, wayFrom(findStatus(before, key), next, wanted[key])]))
  const ways = Object.fromEntries(gone.map(({ key }) => [key, [leaving[key] ?? next.initial]]))
  const [moved, same] = [(one: Standing) => !findStatus(next, one.key), (one: Meaning) => meansTheSame(next, one)]
  return {
    workflow:
      keys.length === 0 && before.statuses.every(same)
        ? next
        : { ...next, statuses: [...next.statuses, ...gone], moves: { ...next.moves, ...ways }, leaving },
    carried: countOf(standing.filter(moved)),
    recategorised: countOf(standing.filter((one) => !moved(one) && !same(one))),
  }
}

type Meaning = { key: string; category: StatusCategory }
type Standing = Meaning & { count: number }

function meansTheSame(workflow: Workflow, { key, category }: Meaning): boolean {
  return findStatus(workflow, key)?.category === category
}

function countOf(standing: readonly Standing[]): number {
  return standing.reduce((sum, { count }) => sum + count, 0)
}

function assertCarried(standing: readonly Standing[], next: Workflow, wanted: CarryOver): void {
  const homeless = [...Map.groupBy(standing, ({ key }) => key)].filter(([key]) => !findStatus(next, key))
  const left = homeless.filter(([key]) => !Object.hasOwn(wanted, key))
  if (left.length > 0)
    throw new HelpdeskError("conflict", "tickets stand at statuses that the workflow does not have", {
      reason: "statuses_in_use",
      statuses: left.map(([key]) => key),
      tickets: left.map(([, all]) => String(countOf(all))),
    })
  if (homeless.some(([key]) => !findStatus(next, wanted[key] ?? "")))
    throw new HelpdeskError("invalid_input", "no such status to carry over to", { fields: ["carryOver"] })
}

/** Of a status that no ticket stands at nobody has to say where its tickets go; one may be put there at this very moment. */
function wayFrom(gone: WorkflowStatus | undefined, next: Workflow, wanted = ""): string {
  const alike = next.statuses.find(({ category }) => category === gone?.category)
  return findStatus(next, wanted)?.key ?? alike?.key ?? next.initial
}

/** The workflow once no ticket stands at what is leaving any more. Pure. */
export function settled({ leaving, ...workflow }: Workflow): Workflow {
  if (!leaving) return workflow
  const stays = (key: string) => !Object.hasOwn(leaving, key)
  return {
    ...workflow,
    statuses: workflow.statuses.filter(({ key }) => stays(key)),
    moves: Object.fromEntries(
      Object.entries(workflow.moves)
        .filter(([from]) => stays(from))
        .map(([from, to]) => [from, to.filter(stays)]),
    ),
  }
}

/**
 * Brings all tickets in line with the desk's workflow: those at a status that is leaving go where it leads, and those whose
 * status means something else now follow. Each by a change of its own, two hundred in a transaction. One that is in line by
 * then is left alone, so that any number may do this at once, and again after one that was ended.
 */
export async function carryTicketsOver(db: Db, actor: Actor, now: Date): Promise<void> {
  let last: TicketId | undefined
  do last = await guarded(() => db.transaction((tx) => carryBatch(tx, actor, last, now)))
  while (last)
}

async function carryBatch(tx: Db, actor: Actor, after: TicketId | undefined, now: Date): Promise<TicketId | undefined> {
  const ids = (await outOfLine(tx, (await loadDesk(tx)).workflow, after)).map(({ id }) => id)
  await changeTickets(tx, actor, ids, now, (ticket, { workflow }, at) => {
    const { status: key, statusCategory: category } = ticket
    const to = workflow.leaving?.[key] ?? findStatus(workflow, key)?.key ?? workflow.initial
    if (to === key && meansTheSame(workflow, { key, category })) return { events: [] }
    return moveTo(ticket, workflow, to, at, { automatic: true })
  })
  return ids.at(-1)
}

/** In the order of their ids, so that who goes on behind the last sees each once. */
function outOfLine(tx: Db, workflow: Workflow, after: TicketId | undefined): Promise<{ id: TicketId }[]> {
  const { id, status, statusCategory } = tickets
  const known = settled(workflow).statuses.map(({ key, category }) => sql`(${key}::text, ${category}::text)`)
  const isNot = sql`(${status}, ${statusCategory}) not in (${sql.join(known, sql`, `)})`
  return tx
    .select({ id })
    .from(tickets)
    .where(and(isNot, after ? gt(id, after) : undefined))
    .orderBy(asc(id))
    .limit(batchSize)
}

function countByStatus(tx: Db): Promise<Standing[]> {
  const { status: key, statusCategory: category } = tickets
  return tx
    .select({ key, category, count: sql`count(*)`.mapWith(Number) })
    .from(tickets)
    .groupBy(key, category)
    .orderBy(asc(key))
}
