import { and, eq, exists, inArray, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { contentHashIn } from "../../audit/index.js"
import { messageEdits, messages, replyDrafts, ticketActivity, tickets } from "../../db/schema-helpdesk.js"
import type { ContactId, Db, MessageEditId, MessageId, TicketId } from "../../kernel/index.js"
import { momentIn } from "../commit/change.js"
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

/** A message whose text went, or is another one now. */
export type Gone = { ticketId: TicketId; id: MessageId }
export type Touched = { ticketId: TicketId; id: MessageId | MessageEditId; hash: string }

/**
 * Takes away the texts of the person, with what they said before an edit: their places in the thread stay.
 *
 * @returns the messages whose texts went
 */
export async function eraseOwnTexts(tx: Db, erased: Erased, batch: Batch, now: Date): Promise<Gone[]> {
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
  return tx
    .update(messages)
    .set({ body: "", deletedAt: sql`coalesce(${messages.deletedAt}, ${momentIn(messages.ticketId, now)})` })
    .where(and(isOwnText(erased, batch), or(isNull(messages.deletedAt), sql`${messages.body} <> ''`)))
    .returning({ ticketId: messages.ticketId, id: messages.id })
}

/**
 * Takes name and address, and lines that quote the person, out of what others wrote; drafts of answers to them go whole.
 *
 * @returns the messages, and what they said before edits, that say something else now, with the hash of it; of one that
 *   is there twice the later holds
 */
export async function eraseFromTextsOfOthers(
  tx: Db,
  erased: Erased,
  batch: Batch,
): Promise<{ touched: Touched[]; retouched: Touched[] }> {
  const { words } = erased
  const { all, asked } = batch
  if (asked.length > 0) await tx.delete(replyDrafts).where(inArray(replyDrafts.ticketId, asked))
  const touched = await rewrite(tx, messages, erased, batch)
  const retouched = await rewrite(tx, messageEdits, erased, batch)
  if (words)
    await tx
      .update(replyDrafts)
      .set({ body: withoutWords(replyDrafts.body, words), revision: sql`${replyDrafts.revision} + 1` })
      .where(and(inArray(replyDrafts.ticketId, all), hasWords(replyDrafts.body, words)))
  return { touched, retouched }
}

async function rewrite(
  tx: Db,
  table: typeof messages | typeof messageEdits,
  erased: Erased,
  batch: Batch,
): Promise<Touched[]> {
  const { ticketId, id, body } = table
  const left = { ticketId, id, hash: contentHashIn(ticketId, body) }
  const touched: Touched[] = []
  for (const { set, where } of rewritings(table, erased, batch))
    touched.push(...(await tx.update(table).set(set).where(where).returning(left)))
  return touched
}

/** What becomes of texts in one of the two tables that hold them: first the quotes go, then the name. */
function rewritings(
  { ticketId, body }: typeof messages | typeof messageEdits,
  { words }: Erased,
  { all, asked }: Batch,
): { set: { body: SQL }; where: SQL | undefined }[] {
  const unquoted = {
    set: { body: sql`regexp_replace(${body}, ${quotedLine}, '> […]', 'gn')` },
    where: and(inArray(ticketId, asked), sql`${body} ~ ${`(?n)${quotedLine}`}`),
  }
  const unnamed = words && {
    set: { body: withoutWords(body, words) },
    where: and(inArray(ticketId, all), hasWords(body, words)),
  }
  return [...(asked.length > 0 ? [unquoted] : []), ...(unnamed ? [unnamed] : [])]
}

/** An agent chose these words for the ticket: by another subject than there was, or when writing the question down. */
const subjectIsAgents = sql`(${tickets.subjectSource} = 'person' and exists (
  select from ${ticketActivity} told
  where told.ticket_id = ${tickets.id} and told.actor_type = 'agent'
    and (told.type = 'ticket.created' or (told.type = 'ticket.subject_changed'
      and told.data ->> 'to' = ${tickets.subject} and told.data ->> 'from' <> told.data ->> 'to'))))`

/** What lists show of a ticket. */
export type Lines = { id: TicketId; subject: string; lastMessagePreview: string }

/**
 * What becomes of the lines of lists: a subject made from the person's text goes, one of an agent's stays without the name. Reads
 * only, and before the timeline is changed, which tells whose words a subject is.
 *
 * @returns the tickets that they asked, and those of others that were named after them
 */
export async function linesWithout(
  tx: Db,
  { words, subject, preview }: Erased,
  { all, asked }: Batch,
): Promise<Lines[]> {
  const { id, lastMessageBy } = tickets
  const clean = (text: SQLWrapper) => (words ? withoutWords(text, words) : sql`${text}`)
  const [line, last] = [sql`left(${clean(tickets.subject)}, 200)`, clean(tickets.lastMessagePreview)]
  const isAsked = asked.length > 0 ? inArray(id, asked) : sql`false`
  const isNamed = words && or(hasWords(tickets.subject, words), hasWords(tickets.lastMessagePreview, words))
  return tx
    .select({
      id,
      subject: sql<string>`case when not ${isAsked} or ${subjectIsAgents} then ${line} else ${subject}::text end`,
      lastMessagePreview: sql<string>`case when ${isAsked} and ${lastMessageBy} = 'requester' then ${preview}::text else ${last} end`,
    })
    .from(tickets)
    .where(and(inArray(id, all), or(isAsked, isNamed)))
}

/**
 * The timeline: reasons that the person gave, subjects made from their text, and what a model said about it.
 *
 * @returns the tickets on whose timelines they were named
 */
export async function eraseFromTimeline(tx: Db, { ids, words }: Erased, { all, asked }: Batch): Promise<TicketId[]> {
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
  if (!words) return []
  const named = await tx
    .update(ticketActivity)
    .set({ data: jsonWithoutWords(data, words) })
    .where(and(inArray(ticketId, all), hasWords(sql`${data}::text`, words)))
    .returning({ id: ticketId })
  return named.map(({ id }) => id)
}
