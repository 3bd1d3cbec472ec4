import { and, asc, eq, gt, inArray, ne, type SQL, sql } from "drizzle-orm"
import { type Actor, ticketsOf } from "../access/index.js"
import { type ChainHead, recordOnEach } from "../audit/index.js"
import { outbox, tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type Db, isId, type TicketId } from "../kernel/index.js"
import { announceTicket } from "../outbox/announce.js"
import { together } from "./change-ticket.js"
import {
  type Batch,
  type Erased,
  eraseFromTextsOfOthers,
  eraseFromTickets,
  eraseFromTimeline,
  eraseOwnTexts,
} from "./erase-texts.js"

/** How many tickets are written by one round of statements. */
const batchSize = 200

type Locked = { id: TicketId; isAsked: boolean } & ChainHead

/**
 * Erases a person from the tickets that they asked, looked at or wrote on: their texts, and what gives them away in those of
 * others. Statuses, times, counts and the audit stay, and each ticket that they asked says in timeline and audit that it
 * happened. Statements grow with the tickets in steps of 200, and not with their messages.
 *
 * Tickets are locked in the order of their ids and stay so until the caller's transaction ends: nobody adds a text or
 * edits one with an eye on what stood there before. The caller holds the lock on the person.
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
  let last: TicketId | undefined
  while (true) {
    const locked = await lockBatch(tx, erased, last)
    last = locked.at(-1)?.id
    if (!last) break
    const asked = locked.filter(({ isAsked }) => isAsked)
    done.tickets += asked.length
    done.messages += await eraseBatch(tx, erased, { all: idsOf(locked), asked: idsOf(asked) }, now)
    await recordErasure(tx, actor, asked, now)
  }
  await tx.delete(ticketViews).where(inArray(ticketViews.viewerId, erased.ids))
  return done
}

function idsOf(rows: readonly { id: TicketId }[]): TicketId[] {
  return rows.map(({ id }) => id)
}

function lockBatch(tx: Db, { ids }: Erased, after: TicketId | undefined): Promise<Locked[]> {
  const { id, requesterId, auditSeq, auditHash } = tickets
  const isAsked: SQL<boolean> = sql<boolean>`${inArray(requesterId, ids)}`.mapWith(Boolean)
  return tx
    .select({ id, isAsked, auditSeq, auditHash })
    .from(tickets)
    .where(and(inArray(id, ticketsOf(tx, ids)), after ? gt(id, after) : undefined))
    .orderBy(asc(id))
    .limit(batchSize)
    .for("no key update")
}

async function eraseBatch(tx: Db, erased: Erased, batch: Batch, now: Date): Promise<number> {
  const texts = await eraseOwnTexts(tx, erased, batch, now)
  await eraseFromTextsOfOthers(tx, erased, batch)
  // Tickets before the timeline: whose words a subject is, the timeline tells.
  await eraseFromTickets(tx, erased, batch)
  await eraseFromTimeline(tx, erased, batch)
  if (batch.asked.length > 0) await cancelMailsToRequester(tx, batch.asked)
  return texts
}

/** Mails to the person never leave, nor wait for somebody to try them again; one to a colleague whom a note calls does. */
async function cancelMailsToRequester(tx: Db, asked: TicketId[]): Promise<void> {
  await tx
    .delete(outbox)
    .where(
      and(
        inArray(outbox.ticketId, asked),
        eq(outbox.kind, "mail"),
        ne(outbox.status, "sent"),
        sql`${outbox.payload} ->> 'template' <> 'note-mention'`,
      ),
    )
}

async function recordErasure(tx: Db, actor: Actor, asked: readonly Locked[], now: Date): Promise<void> {
  if (asked.length === 0) return
  const chains = asked.map(({ id, auditSeq, auditHash }) => ({ id, auditSeq, auditHash }))
  const event = { type: "ticket.requester_anonymized", data: {} } as const
  const { inserts, heads } = recordOnEach(tx, actor, chains, event, now)
  const by = "contactId" in actor && isId("contact", actor.contactId) ? actor.contactId : null
  await tx
    .with(...together(tx, inserts))
    .update(tickets)
    .set({ auditSeq: sql`head.seq`, auditHash: sql`head.hash` })
    .from(sql`jsonb_to_recordset(${JSON.stringify(heads.map(({ id, auditSeq, auditHash }) => ({ id, seq: auditSeq, hash: auditHash })))}::jsonb)
      as head(id text, seq integer, hash text)`)
    .where(sql`${tickets.id} = head.id`)
    .returning({ announced: announceTicket({ by, isPublic: true }) })
}
