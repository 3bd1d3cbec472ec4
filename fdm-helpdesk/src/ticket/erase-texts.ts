import { and, eq, exists, inArray, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { messageEdits, messages, replyDrafts, ticketActivity, tickets } from "../db/schema-helpdesk.js"
import type { ContactId, Db, TicketId } from "../kernel/index.js"
import { hasWords, jsonWithoutWords, type PersonalWords, withoutWords } from "./personal-words.js"

/** Who is erased: the ids that they go by, what others call them, and what is put where a text of theirs made a line. */
export type Erased = { ids: ContactId[]; words?: PersonalWords; subject: string; preview: string }

/** Tickets that are locked: all that the person had to do with, and among them those that they asked. */
export type Batch = { all: TicketId[]; asked: TicketId[] }

/** A line that is quoted, as mail programs and Markdown write it: on somebody's ticket it is mostly theirs. */
const quotedLine = "^[ \\t]*>.*$"

/** What the person wrote with a question, on whichever ticket. What they wrote as an agent is the desk's. */
function isOwnText({ ids }: Erased, { all }: Batch): SQL {
  const own = and(
    inArray(messages.ticketId, all),
    inArray(messages.authorId, ids),
    eq(messages.authorType, "requester"),
  )
  return own ?? sql`false`
}

/**
 * Takes away the texts of the person, with what they said before an edit: their places in the thread stay.
 *
 * @returns how many texts went
 */
export async function eraseOwnTexts(tx: Db, erased: Erased, batch: Batch, now: Date): Promise<number> {
  const isTheirs = and(
    eq(messages.ticketId, messageEdits.ticketId),
    eq(messages.id, messageEdits.messageId),
    isOwnText(erased, batch),
  )
  await tx
    .delete(messageEdits)
    .where(
      and(inArray(messageEdits.ticketId, batch.all), exists(tx.select({ one: sql`1` }).from(messages).where(isTheirs))),
    )
  const gone = await tx
    .update(messages)
    .set({ body: "", deletedAt: sql`coalesce(${messages.deletedAt}, ${now.toISOString()}::timestamptz)` })
    .where(and(isOwnText(erased, batch), or(isNull(messages.deletedAt), sql`${messages.body} <> ''`)))
    .returning({ id: messages.id })
  return gone.length
}

/** Takes name and address, and lines that quote the person, out of what others wrote; drafts of answers to them go whole. */
export async function eraseFromTextsOfOthers(tx: Db, { words }: Erased, { all, asked }: Batch): Promise<void> {
  if (asked.length > 0) await tx.delete(replyDrafts).where(inArray(replyDrafts.ticketId, asked))
  for (const { table, ticketId, body } of [
    { table: messages, ticketId: messages.ticketId, body: messages.body },
    { table: messageEdits, ticketId: messageEdits.ticketId, body: messageEdits.body },
  ]) {
    const unquoted = sql`regexp_replace(${body}, ${quotedLine}, '> […]', 'gn')`
    if (asked.length > 0)
      await tx
        .update(table)
        .set({ body: unquoted })
        .where(and(inArray(ticketId, asked), sql`${body} ~ ${`(?n)${quotedLine}`}`))
    if (words)
      await tx
        .update(table)
        .set({ body: withoutWords(body, words) })
        .where(and(inArray(ticketId, all), hasWords(body, words)))
  }
  if (!words) return
  const { body, ticketId } = replyDrafts
  await tx
    .update(replyDrafts)
    .set({ body: withoutWords(body, words) })
    .where(and(inArray(ticketId, all), hasWords(body, words)))
}

/** An agent chose these words for the ticket: by another subject than there was, or when writing the question down. */
const subjectIsAgents = sql`(${tickets.subjectSource} = 'person' and exists (
  select from ${ticketActivity} told
  where told.ticket_id = ${tickets.id} and told.actor_type = 'agent'
    and (told.type = 'ticket.created' or (told.type = 'ticket.subject_changed'
      and told.data ->> 'to' = ${tickets.subject} and told.data ->> 'from' <> told.data ->> 'to'))))`

/** The lines of lists: a subject made from the person's text goes, one of an agent's stays without the name. */
export async function eraseFromTickets(
  tx: Db,
  { words, subject, preview }: Erased,
  { all, asked }: Batch,
): Promise<void> {
  const clean = (text: SQLWrapper) => (words ? withoutWords(text, words) : sql`${text}`)
  if (asked.length > 0)
    await tx
      .update(tickets)
      .set({
        subject: sql`case when ${subjectIsAgents} then left(${clean(tickets.subject)}, 200) else ${subject}::text end`,
        lastMessagePreview: sql`case ${tickets.lastMessageBy} when 'requester' then ${preview}::text
          else ${clean(tickets.lastMessagePreview)} end`,
        farmId: null,
        farmName: null,
        formKey: null,
        version: sql`${tickets.version} + 1`,
      })
      .where(inArray(tickets.id, asked))
  if (!words) return
  const isNamed = or(hasWords(tickets.subject, words), hasWords(tickets.lastMessagePreview, words))
  await tx
    .update(tickets)
    .set({ subject: sql`left(${clean(tickets.subject)}, 200)`, lastMessagePreview: clean(tickets.lastMessagePreview) })
    .where(and(inArray(tickets.id, all), isNamed))
}

/** The timeline: reasons that the person gave, subjects made from their text, and what a model said about it. */
export async function eraseFromTimeline(tx: Db, { ids, words }: Erased, { all, asked }: Batch): Promise<void> {
  const { type, actorId, actorType, data, ticketId } = ticketActivity
  await tx
    .update(ticketActivity)
    .set({ data: sql`${data} - 'reason'` })
    .where(and(inArray(ticketId, all), inArray(actorId, ids), eq(actorType, "requester")))
  if (asked.length > 0)
    await tx
      .update(ticketActivity)
      .set({
        data: sql`case
          when ${type} = 'ticket.triaged' then ${data} - 'reasoning'
          when ${actorType} = 'agent' and ${data} ->> 'from' <> ${data} ->> 'to' then ${data} || '{"from": ""}'
          else ${data} || '{"from": "", "to": ""}' end`,
      })
      .where(and(inArray(ticketId, asked), inArray(type, ["ticket.triaged", "ticket.subject_changed"])))
  if (words)
    await tx
      .update(ticketActivity)
      .set({ data: jsonWithoutWords(data, words) })
      .where(and(inArray(ticketId, all), hasWords(sql`${data}::text`, words)))
}
