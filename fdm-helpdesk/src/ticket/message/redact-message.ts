import { and, eq, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../../access/index.js"
import { contentHashIn, contentHashOf, type Rewritten } from "../../audit/index.js"
import { messageEdits, messages, ticketActivity } from "../../db/schema-helpdesk.js"
import { type Db, HelpdeskError, isReadable, parse, storable } from "../../kernel/index.js"
import { assertNotDeleted, changeMessage, isMessage, messageTarget, type Target } from "./change-message.js"
import type { Message } from "./message.js"
import { redactedMark } from "./redacted-mark.js"
import { threadSummary } from "./thread-summary.js"

const passage = z.string().max(5000).transform(storable).refine(isReadable, { error: "nothing to read in it" })

/** What `redactMessage` takes: 1 to 20 passages, as they are written in the message. */
export const redactMessageInput = z.object({ ...messageTarget, passages: z.array(passage).min(1).max(20) })

/**
 * Makes passages of a message unreadable, whoever wrote it, everywhere they stand: in its text, its history, the preview
 * in lists, and in the ticket's subject and timeline, because a subject is made from what people write. Team leads and up.
 * Passages are taken as they are written; longer ones go first.
 *
 * @throws HelpdeskError `not_found` | `forbidden` | `conflict` when the message was deleted | `invalid_input` when none of
 *   the passages stands in the message
 */
export async function redactMessage(
  db: Db,
  actor: Actor,
  input: z.input<typeof redactMessageInput>,
  now: Date = new Date(),
): Promise<Message> {
  requireAgent(actor)
  const { passages: asked, ...target } = parse(redactMessageInput, input)
  const passages = asked.toSorted((a, b) => b.length - a.length)
  const { ticketId, messageId } = target
  let redacted: Message | undefined
  await changeMessage(db, actor, target, "ticket.redact_message", now, async (tx, message, ticket, at) => {
    assertNotDeleted(message)
    const body = unreadable(message.body, passages)
    if (body === message.body)
      throw new HelpdeskError("invalid_input", "none of this stands in the message", { fields: ["passages"] })
    redacted = { ...message, body, redactedAt: at }
    const { visibility } = message
    const data = { messageId, visibility, passages: passages.length }
    const subject = unreadable(ticket.subject, passages)
    const kept = {
      ...(subject === ticket.subject ? {} : { subject: contentHashOf(ticketId, subject) }),
      ...(message.editedAt ? await historyWithout(tx, target, passages) : {}),
    }
    return {
      set: {
        ...(visibility === "public" ? await threadSummary(tx, ticketId, new Map([[messageId, body]])) : {}),
        subject,
      },
      events: [{ type: "message.redacted", data, content: body, kept }],
      rowsBeside: [
        tx.update(messages).set({ body, redactedAt: at }).where(isMessage(target)),
        tx
          .update(messageEdits)
          .set({ body: without(sql`${messageEdits.body}`, passages) })
          .where(isEditOf(target)),
        tx
          .update(ticketActivity)
          .set({ data: sql`${ticketActivity.data} || ${wordsWithout(passages)}` })
          .where(eq(ticketActivity.ticketId, ticketId)),
      ],
    }
  })
  return redacted as Message
}

function isEditOf({ ticketId, messageId }: Target) {
  return and(eq(messageEdits.ticketId, ticketId), eq(messageEdits.messageId, messageId))
}

/** What will be left of the earlier texts that change, as the audit has it. */
async function historyWithout(tx: Db, target: Target, passages: readonly string[]): Promise<Rewritten> {
  const { id, ticketId, body } = messageEdits
  const left = without(sql`${body}`, passages)
  const rows = await tx
    .select({ id, hash: contentHashIn(ticketId, left) })
    .from(messageEdits)
    .where(and(isEditOf(target), sql`${body} <> ${left}`))
  return rows.length === 0 ? {} : { history: Object.fromEntries(rows.map(({ id, hash }) => [id, hash])) }
}

function unreadable(text: string, passages: readonly string[]): string {
  return passages.reduce((left, each) => left.replaceAll(each, redactedMark), text)
}

function without(text: SQL, passages: readonly string[]): SQL {
  return passages.reduce((left, each) => sql`replace(${left}, ${each}::text, ${redactedMark}::text)`, text)
}

/** What people and models wrote in the lines of a timeline: subjects, reasons. Ids and keys are left alone. */
function wordsWithout(passages: readonly string[]): SQL {
  return sql`(
    select coalesce(jsonb_object_agg(word.key, ${without(sql`word.value`, passages)}), '{}')
    from jsonb_each_text(${ticketActivity.data}) word
    where word.key in ('reason', 'reasoning')
      or (word.key in ('from', 'to') and ${ticketActivity.type} = 'ticket.subject_changed'))`
}
