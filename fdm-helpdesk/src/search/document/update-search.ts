import { and, eq, inArray, sql } from "drizzle-orm"
import { contacts, searchWords, ticketSearch, tickets, work } from "../../db/schema-helpdesk.js"
import { contentFree, type Db, guarded, isDatabaseUnavailable, type TicketId } from "../../kernel/index.js"
import {
  cancelWork,
  type DrainOptions,
  drainWork,
  release,
  silenceLimit,
  type Taken,
  type Worker,
  workKind,
} from "../../work/index.js"
import { gramsOf } from "../language/search-similar.js"
import { documentOf, type Part } from "./search-document.js"
import { lexiconOf } from "./search-lexicon.js"
import { readTexts, type SearchText } from "./search-texts.js"
import { wordsIn } from "./search-words.js"

/** Of a conversation that goes on and on, its newest messages; of a message as long as a book, its beginning. */
const limits = { maxMessages: 200, maxCharacters: 30_000 }

/**
 * Tickets whose document is missing or old; triggers write these rows. Whoever changes one of a batch meanwhile waits for them
 * all, so they are few. The lease is for the time between taking marks and locking them: from then on the lock keeps
 * others away, until its transaction ends.
 */
export const searchWork = workKind("search", { batchSize: 20, leaseMs: 5_000, newestFirst: true })

type UpdateOptions = Omit<DrainOptions, "onError"> & { onError?: ReportTicket }
type ReportTicket = ((error: unknown, ticketId: TicketId) => void) | undefined

/**
 * Makes the documents that search reads, of all tickets that changed since theirs was made, those that changed last
 * first. A ticket whose
 * document can't be made is passed over and reported, so that it is in nobody's way; one that ended its worker twice is
 * set aside. `db` must not be in a transaction.
 *
 * @returns how many documents were made
 */
export async function updateSearch(db: Db, options: UpdateOptions = {}): Promise<number> {
  const { onError } = options
  const counts = await drainWork(db, searchWork, searchWorker(db, onError), {
    ...options,
    onError: (error, taken) => onError?.(error, ticketIn(taken)),
  })
  return counts.done
}

/** Makes documents, a batch in one transaction. */
export function searchWorker(db: Db, onError: ReportTicket): Worker {
  return { handleAll: (batch) => updateBatch(db, batch, onError) }
}

function ticketIn({ subject }: Taken): TicketId {
  return subject as TicketId
}

/** One batch in one transaction; when that fails, each by itself, to find the ticket that it fails of. */
async function updateBatch(db: Db, batch: readonly Taken[], onError: ReportTicket): Promise<number> {
  const passedOver = new Map(batch.map((taken) => [ticketIn(taken), taken]))
  const remade = async (some: readonly Taken[], make: typeof remakeAll) => {
    const locked = await db.transaction(async (tx) => {
      const own = await lockMarks(tx, some)
      if (own.length > 0) await make(tx, own)
      return own
    })
    for (const id of locked) passedOver.delete(id)
    return locked.length
  }
  try {
    const made = await remade(batch, remakeAll).catch(async (error) => {
      if (isDatabaseUnavailable(error)) throw error
      let count = 0
      for (const one of batch)
        count += await guarded(() => remade([one], (tx) => remakeOrReport(tx, ticketIn(one), onError)))
      return count
    })
    // Somebody who changes the ticket holds the mark. One at a time, because whoever holds one may want another.
    for (const taken of passedOver.values()) await release(db, taken)
    return made
  } catch (error) {
    throw contentFree(error)
  }
}

async function remakeOrReport(tx: Db, id: TicketId, onError: ReportTicket): Promise<void> {
  try {
    await tx.transaction((inside) => remakeAll(inside, [id]))
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    onError?.(contentFree(error), id)
    await cancelWork(tx, searchWork, [id])
  }
}

/**
 * Holds on to marks until the documents are made. Whoever changes or erases a text of theirs at this moment waits for it,
 * and takes the new document away again; marks that such a one holds are passed over.
 */
async function lockMarks(tx: Db, batch: readonly Taken[]): Promise<TicketId[]> {
  const ids = batch.map(({ id }) => id)
  const rows = await tx
    .select({ id: work.subject, silenceLimit })
    .from(work)
    .where(and(inArray(work.id, ids), sql`${work.begun} > 0`))
    .for("update", { skipLocked: true })
  return rows.map(({ id }) => id as TicketId)
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
    ${cancelWork(tx, searchWork, ids).getSQL()}`)
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
