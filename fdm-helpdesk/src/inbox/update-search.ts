import { desc, eq, inArray, sql } from "drizzle-orm"
import { contacts, searchWords, ticketSearch, ticketSearchQueue, tickets } from "../db/schema-helpdesk.js"
import { contentFree, type Db, guarded, isDatabaseUnavailable, type TicketId } from "../kernel/index.js"
import { documentOf, type Part } from "./search-document.js"
import { lexiconOf } from "./search-lexicon.js"
import { gramsOf } from "./search-similar.js"
import { readTexts, type SearchText } from "./search-texts.js"
import { wordsIn } from "./search-words.js"

/** Where the database announces that a document is missing or old (a trigger on the table of marks). */
export const searchChannel = "fdm_helpdesk_search"

/** Whoever changes one of these tickets meanwhile waits for them all, so they are few. */
const batchSize = 20
/** Of a conversation that goes on and on, its newest messages; of a message as long as a book, its beginning. */
const limits = { maxMessages: 200, maxCharacters: 30_000 }

type OnError = (error: unknown, ticketId: TicketId) => void

/**
 * Makes the documents that search reads, of all tickets that changed since theirs was made, those that changed last
 * first. `startJobs` does this by itself; a host with a timetable of its own calls it after writing. A ticket whose
 * document can't be made is passed over and reported, so that it is in nobody's way. `db` must not be in a transaction.
 *
 * @returns how many documents were made
 */
export async function updateSearch(
  db: Db,
  { signal, onError }: { signal?: AbortSignal | undefined; onError?: OnError | undefined } = {},
): Promise<number> {
  let made = 0
  while (!signal?.aborted) {
    const batch = await updateBatch(db, onError)
    if (batch === 0) break
    made += batch
  }
  return made
}

/** One batch in one transaction; when it fails, a single one, to find the ticket that it fails of. */
async function updateBatch(db: Db, onError?: OnError): Promise<number> {
  try {
    return await db.transaction((tx) => remake(tx, batchSize))
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw contentFree(error)
    return guarded(() => db.transaction((tx) => remakeOne(tx, onError)))
  }
}

async function remakeOne(tx: Db, onError?: OnError): Promise<number> {
  const [id] = await lockMarks(tx, 1)
  if (!id) return 0
  try {
    await tx.transaction((inside) => remakeAll(inside, [id]))
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    onError?.(contentFree(error), id)
    await tx.delete(ticketSearchQueue).where(eq(ticketSearchQueue.ticketId, id))
  }
  return 1
}

async function remake(tx: Db, limit: number): Promise<number> {
  const ids = await lockMarks(tx, limit)
  if (ids.length > 0) await remakeAll(tx, ids)
  return ids.length
}

/**
 * Holds on to marks until the documents are made. Whoever changes or erases a text of theirs at this moment waits for it,
 * and takes the new document away again; marks that such a one holds are passed over.
 */
async function lockMarks(tx: Db, limit: number): Promise<TicketId[]> {
  const rows = await tx
    .select({ id: ticketSearchQueue.ticketId })
    .from(ticketSearchQueue)
    .orderBy(desc(ticketSearchQueue.markedAt))
    .limit(limit)
    .for("update", { skipLocked: true })
  return rows.map(({ id }) => id)
}

/** The texts are read after the lock, by statements of their own, so that none is older than it. */
async function remakeAll(tx: Db, ids: TicketId[]): Promise<void> {
  const [heads, texts] = await Promise.all([readHeads(tx, ids), readTexts(tx, ids, limits)])
  const partsOf = new Map(
    heads.map((head) => [
      head.id,
      partsFrom(
        head,
        texts.filter(({ ticketId }) => ticketId === head.id),
      ),
    ]),
  )
  const words = [...partsOf.values()].flat().flatMap(({ text }) => [...wordsIn(text)].map(({ folded }) => folded))
  const lexicon = await lexiconOf(tx, words)
  const made = heads.map((head) => ({
    head,
    ...documentOf(partsOf.get(head.id) ?? [], lexicon, head.lastMessageAt),
  }))
  await write(tx, ids, made)
}

type Head = Awaited<ReturnType<typeof readHeads>>[number]

function readHeads(tx: Db, ids: TicketId[]) {
  const { id, ref, subject, farmName, requesterId, lastMessageAt } = tickets
  return tx
    .select({ id, ref, subject, farmName, requesterId, lastMessageAt, name: contacts.name, email: contacts.email })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, requesterId))
    .where(inArray(id, ids))
}

/** Notes last; see `documentOf`. */
function partsFrom({ ref, subject, farmName, name, email }: Head, texts: SearchText[]): Part[] {
  const bodies = (wanted: SearchText["visibility"], weight: Part["weight"]) =>
    texts.filter(({ visibility }) => visibility === wanted).map(({ body: text }): Part => ({ weight, text }))
  return [
    { weight: "A", text: `${ref} ${subject}` },
    { weight: "B", text: [name, email, farmName].filter(Boolean).join(" ") },
    ...bodies("public", "C"),
    ...bodies("internal", "D"),
  ]
}

type Made = { head: Head; doc: string; words: string[] }

async function write(tx: Db, ids: TicketId[], made: readonly Made[]): Promise<void> {
  const documents = made.map(({ head, doc }) => ({
    ticket_id: head.id,
    requester_id: head.requesterId,
    last_message_at: head.lastMessageAt.toISOString(),
    doc,
  }))
  await tx.execute(sql`with made as (
      insert into ${ticketSearch} (ticket_id, requester_id, last_message_at, doc)
      select ticket_id, requester_id, last_message_at, doc::tsvector
      from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
        as made (ticket_id text, requester_id text, last_message_at timestamptz, doc text)
      on conflict (ticket_id) do update set requester_id = excluded.requester_id,
        last_message_at = excluded.last_message_at, doc = excluded.doc)
    delete from ${ticketSearchQueue} where ${inArray(ticketSearchQueue.ticketId, ids)}`)
  await keepWords(tx, [...new Set(made.flatMap(({ words }) => words))])
}

/**
 * Only words that are not there yet, so that the job doesn't wait for somebody who takes one of them away in a long
 * transaction; in order, so that two jobs never wait in a circle.
 */
async function keepWords(tx: Db, words: readonly string[]): Promise<void> {
  if (words.length === 0) return
  const { word } = searchWords
  const fresh = await tx
    .select({ word: sql<string>`given` })
    .from(sql`jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) given`)
    .where(sql`not exists (select from ${searchWords} where ${word} = given)`)
  if (fresh.length === 0) return
  const rows = fresh.map(({ word }) => ({ word, grams: gramsOf(word) })).sort((a, b) => (a.word < b.word ? -1 : 1))
  await tx.execute(sql`insert into ${searchWords} (word, grams)
    select word, grams from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fresh (word text, grams text[])
    on conflict do nothing`)
}
