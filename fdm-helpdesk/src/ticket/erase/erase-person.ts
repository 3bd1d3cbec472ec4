import { and, asc, eq, gt, inArray, ne, sql } from "drizzle-orm"
import type { Actor } from "../../access/index.js"
import { contentHashOf } from "../../audit/index.js"
import { tickets, ticketViews, work } from "../../db/schema-helpdesk.js"
import type { Db, TicketId } from "../../kernel/index.js"
import { ticketsOf } from "../../people/index.js"
import type { Change } from "../commit/change.js"
import { batchSize, changeTickets } from "../commit/change-tickets.js"
import { lockTickets } from "../commit/lock.js"
import { mailWork } from "../mails/mail-work.js"
import type { LockedTicket } from "../ticket.js"
import {
  type Batch,
  type Erased,
  eraseFromTextsOfOthers,
  eraseFromTimeline,
  eraseOwnTexts,
  type Gone,
  type Lines,
  linesWithout,
  type Touched,
} from "./erase-texts.js"
import { beginErasure } from "./erased-meanwhile.js"

/**
 * Erases a person from the tickets that they asked, looked at or wrote on: their texts, and what gives them away in those of
 * others. Statuses, times, counts and the audit stay, and each ticket of which anything went says in timeline and audit that
 * it happened; the audit with hashes of what is left. Statements grow with the tickets in steps of 200, and not with their messages.
 *
 * Tickets are locked in the order of their ids and stay so until the caller's transaction ends: nobody adds a text or
 * edits one with an eye on what stood there before. The caller holds the lock on the person, and calls `endErasures` behind
 * its transaction.
 *
 * @returns how many tickets were theirs, and how many texts went
 */
export async function erasePerson(
  tx: Db,
  actor: Actor,
  erased: Erased,
  now: Date,
): Promise<{ tickets: number; messages: number }> {
  const done = { tickets: 0, messages: 0 }
  const all: TicketId[] = []
  let last: TicketId | undefined
  while (true) {
    const locked = await lockBatch(tx, erased, last)
    last = locked.at(-1)?.id
    if (!last) break
    all.push(...idsOf(locked))
    const asked = idsOf(locked.filter(({ requesterId }) => erased.ids.includes(requesterId)))
    const traces = await eraseBatch(tx, erased, { all: idsOf(locked), asked }, now)
    done.tickets += asked.length
    done.messages += traces.gone.length
    await changeTickets(tx, actor, [...traces.tickets], now, changeBy(traces, new Set(asked)))
  }
  await beginErasure(tx, all)
  await tx.delete(ticketViews).where(inArray(ticketViews.viewerId, erased.ids))
  return done
}

function idsOf(rows: readonly { id: TicketId }[]): TicketId[] {
  return rows.map(({ id }) => id)
}

async function lockBatch(tx: Db, { ids }: Erased, after: TicketId | undefined): Promise<LockedTicket[]> {
  const { id } = tickets
  const found = await tx
    .select({ id })
    .from(tickets)
    .where(and(inArray(id, ticketsOf(tx, ids)), after ? gt(id, after) : undefined))
    .orderBy(asc(id))
    .limit(batchSize)
  return lockTickets(tx, idsOf(found))
}

/** What an erasure changed: messages whose texts went, or say or said something else, and tickets of which anything did. */
type Traces = { gone: Gone[]; touched: Touched[]; retouched: Touched[]; lines: Lines[]; tickets: Set<TicketId> }

async function eraseBatch(tx: Db, erased: Erased, batch: Batch, now: Date): Promise<Traces> {
  const gone = await eraseOwnTexts(tx, erased, batch, now)
  const { touched, retouched } = await eraseFromTextsOfOthers(tx, erased, batch)
  const lines = await linesWithout(tx, erased, batch)
  const retold = await eraseFromTimeline(tx, erased, batch)
  if (batch.asked.length > 0) await cancelMailsToRequester(tx, batch.asked)
  const ofMessages = [...gone, ...touched, ...retouched].map(({ ticketId }) => ticketId)
  return { gone, touched, retouched, lines, tickets: new Set([...idsOf(lines), ...ofMessages, ...retold]) }
}

/** What becomes of a ticket of which anything went. The audit has hashes of what is left. */
function changeBy({ gone, touched, retouched, lines }: Traces, asked: ReadonlySet<TicketId>) {
  const hashesOf = (all: Touched[]) => {
    const of = Map.groupBy(all, ({ ticketId }) => ticketId)
    return (id: TicketId) => Object.fromEntries((of.get(id) ?? []).map((one) => [one.id, one.hash]))
  }
  const [textsOf, historyOf] = [hashesOf(touched), hashesOf(retouched)]
  const [goneFrom, linesOf] = [
    Map.groupBy(gone, ({ ticketId }) => ticketId),
    new Map(lines.map((one) => [one.id, one])),
  ]
  return ({ id, ...before }: LockedTicket): Change => {
    const { subject, lastMessagePreview } = linesOf.get(id) ?? before
    const left = { subject: contentHashOf(id, subject), messages: textsOf(id), history: historyOf(id) }
    const kept = { ...left, gone: (goneFrom.get(id) ?? []).map((message) => message.id) }
    const shown = { subject, lastMessagePreview }
    return asked.has(id)
      ? {
          set: { ...shown, farmId: null, farmName: null, formKey: null },
          events: [{ type: "ticket.requester_anonymized", data: {}, kept }],
        }
      : { silently: shown, events: [{ type: "ticket.person_erased", data: {}, kept }] }
  }
}

/** Mails to the person never leave, nor wait for somebody to try them again; one to a colleague whom a note calls does. */
async function cancelMailsToRequester(tx: Db, asked: TicketId[]): Promise<void> {
  await tx
    .delete(work)
    .where(
      and(
        inArray(work.ticketId, asked),
        eq(work.kind, mailWork.name),
        ne(work.status, "done"),
        sql`${work.payload} ->> 'template' <> 'note-mention'`,
      ),
    )
}
