import { randomInt } from "node:crypto"
import { and, eq, exists, gt, inArray, isNull, ne, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent } from "../../access/index.js"
import {
  answerers,
  mentions,
  messageEdits,
  messages,
  replyDrafts,
  ticketActivity,
  ticketViews,
} from "../../db/schema-helpdesk.js"
import { type Db, HelpdeskError, idSchema, type MessageId, notFound, parse, type TicketId } from "../../kernel/index.js"
import type { Desk } from "../../workflow/load-desk.js"
import { findStatus } from "../../workflow/workflow.js"
import type { Change } from "../commit/change.js"
import { changeTicket } from "../commit/change-ticket.js"
import { type Draft, getDraft } from "../draft/draft.js"
import type { MovedByReply } from "../mails/mail-work.js"
import { dropMail, lockUnsentReply } from "../mails/unsent-reply.js"
import type { Move } from "../move.js"
import { movedTo, noMove } from "../move.js"
import type { LockedTicket } from "../ticket.js"
import { threadSummary } from "./thread-summary.js"

/** What `unsendMessage` takes. */
export const unsendMessageInput = z.object({ ticketId: idSchema("ticket"), messageId: idSchema("message") })

/**
 * Takes an agent's own reply back while its mail waits (`settings.undoSeconds`): the message goes as if it
 * had never been, the mail with it, and so does the step that the ticket took by it unless somebody went on from there.
 * Its text is the author's draft again, before what they may have begun to write since; joined with a note it is a
 * note, so that nothing meant for colleagues reaches the requester unseen. The audit keeps that both happened.
 *
 * Of a worker that takes the mail and a writer that takes the reply back at the same moment exactly one succeeds.
 *
 * @returns the draft
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but its author | `not_found` also for a note | `invalid_input` |
 *   `conflict` with the `reason` in its details: `already_sent`, or `already_read` in the portal
 */
export async function unsendMessage(
  db: Db,
  actor: Actor,
  input: z.input<typeof unsendMessageInput>,
  now: Date = new Date(),
): Promise<Draft> {
  requireAgent(actor)
  const { ticketId, messageId } = parse(unsendMessageInput, input)
  let body = ""
  await changeTicket(db, actor, { ticketId }, "ticket.reply", now, async (tx, ticket, desk, at) => {
    const reply = await ownReply(tx, actor, ticket, messageId)
    const mail = await lockUnsentReply(tx, messageId)
    if (!mail) throw tooLate("already_sent")
    if (reply.isRead) throw tooLate("already_read")
    body = reply.body
    const move = reply.isFollowed ? noMove : moveBack(ticket, desk, mail.moved)
    const { set, events } = await without(tx, ticket, reply, move)
    return {
      set,
      events,
      rowsBeside: [...removal(tx, reply), dropMail(tx, mail.id), asDraft(tx, actor, reply, at)],
    }
  })
  const draft = await getDraft(db, actor, { ticketId })
  return draft ?? { ticketId, visibility: "public", body, revision: 0, updatedAt: now }
}

function tooLate(reason: "already_sent" | "already_read"): HelpdeskError {
  return new HelpdeskError("conflict", "the reply can't be taken back any more", { reason })
}

type Reply = { ticketId: TicketId; id: MessageId; body: string; createdAt: Date; isRead: boolean; isFollowed: boolean }

/** The reply, whether its reader saw it in the portal, and whether the conversation or the status went on from it. */
async function ownReply(tx: Db, actor: AgentActor, ticket: LockedTicket, messageId: MessageId): Promise<Reply> {
  const { id, ticketId, body, createdAt, authorId, authorType } = messages
  const [reply] = await tx
    .select({
      id,
      ticketId,
      body,
      createdAt,
      authorId,
      authorType,
      isRead: isReadBy(tx, ticket),
      isFollowed: isFollowed(tx, ticket.id),
    })
    .from(messages)
    .where(
      and(eq(ticketId, ticket.id), eq(id, messageId), eq(messages.visibility, "public"), isNull(messages.deletedAt)),
    )
  if (!reply) throw notFound("reply")
  const { authorId: by, authorType: as, ...own } = reply
  if (by !== actor.contactId || as !== "agent") throw new HelpdeskError("forbidden", "agents take back what they wrote")
  // Somebody who answers a question of their own has seen the answer, and may take it back all the same.
  return { ...own, isRead: own.isRead && ticket.requesterId !== actor.contactId }
}

function isReadBy(tx: Db, { id, requesterId }: LockedTicket): SQL<boolean> {
  const { ticketId, viewerId, lastViewedAt } = ticketViews
  const view = tx
    .select({ one: sql`1` })
    .from(ticketViews)
    .where(and(eq(ticketId, id), eq(viewerId, requesterId), sql`${lastViewedAt} >= ${messages.createdAt}`))
  return sql<boolean>`${exists(view)}`.mapWith(Boolean)
}

function isFollowed(tx: Db, id: TicketId): SQL<boolean> {
  const { ticketId, type, createdAt, data } = ticketActivity
  const isMove = eq(type, "ticket.status_changed")
  const isPublic = and(eq(type, "message.added"), sql`${data} ->> 'visibility' = 'public'`)
  const later = tx
    .select({ one: sql`1` })
    .from(ticketActivity)
    .where(and(eq(ticketId, id), gt(createdAt, messages.createdAt), sql`(${isMove} or ${isPublic})`))
  return sql<boolean>`${exists(later)}`.mapWith(Boolean)
}

/** The way back of the step that a reply made: the status and the stamps that the ticket had before. */
function moveBack(ticket: LockedTicket, { workflow }: Desk, moved: MovedByReply | undefined): Move {
  const before = moved && findStatus(workflow, moved.statusBefore)
  if (!before || ticket.status !== moved.movedTo) return noMove
  const time = (at: string | undefined) => (at === undefined ? null : new Date(at))
  const stamps = { resolvedAt: time(moved.resolvedBefore), closedAt: time(moved.closedBefore) }
  return movedTo(before, { from: ticket.status, to: before.key, automatic: true }, stamps)
}

/** What the ticket says of its conversation, as if the reply had never been. */
async function without(tx: Db, ticket: LockedTicket, reply: Reply, move: Move): Promise<Change> {
  const isFirst = ticket.firstResponseAt?.getTime() === reply.createdAt.getTime()
  return {
    set: {
      ...move.set,
      ...(await threadSummary(tx, ticket.id, new Map([[reply.id, null]]))),
      ...(isFirst && { firstResponseAt: await firstAnswerBeside(tx, reply) }),
    },
    events: [{ type: "message.unsent", data: { messageId: reply.id } }, ...move.events],
  }
}

/** A colleague may have answered since. */
async function firstAnswerBeside(tx: Db, { ticketId, id }: Reply): Promise<Date | null> {
  const isOther = and(eq(messages.ticketId, ticketId), ne(messages.id, id), isNull(messages.deletedAt))
  const isAnswer = and(inArray(messages.authorType, answerers), eq(messages.visibility, "public"))
  const [first] = await tx
    .select({ at: sql<Date | null>`min(${messages.createdAt})`.mapWith(messages.createdAt) })
    .from(messages)
    .where(and(isOther, isAnswer))
  return first?.at ?? null
}

/** The message with all that hangs on it. It leaves no place in the thread: nobody but its author ever saw it. */
function removal(tx: Db, { ticketId, id }: Reply) {
  return [
    tx.delete(messageEdits).where(and(eq(messageEdits.ticketId, ticketId), eq(messageEdits.messageId, id))),
    tx.delete(mentions).where(and(eq(mentions.ticketId, ticketId), eq(mentions.messageId, id))),
    tx.delete(messages).where(and(eq(messages.ticketId, ticketId), eq(messages.id, id))),
  ]
}

/** Decided by the row itself, because another device may save what it holds at this moment. */
function asDraft(tx: Db, { agentId }: AgentActor, { ticketId, body }: Reply, now: Date) {
  return tx
    .insert(replyDrafts)
    .values({ ticketId, agentId, visibility: "public", body, revision: randomInt(1, 1_000_000_000), updatedAt: now })
    .onConflictDoUpdate({
      target: [replyDrafts.ticketId, replyDrafts.agentId],
      set: {
        body: sql`case when ${replyDrafts.body} = excluded.body then excluded.body
          else excluded.body || E'\\n\\n' || ${replyDrafts.body} end`,
        revision: sql`${replyDrafts.revision} + 1`,
        updatedAt: now,
      },
    })
}
