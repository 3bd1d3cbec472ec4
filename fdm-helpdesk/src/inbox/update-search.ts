import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm"
import { contacts, searchWords, ticketSearch, ticketSearchQueue, tickets } from "../db/schema-helpdesk.js"
import { contentFree, type Db, guarded, HelpdeskError, isDatabaseUnavailable, type TicketId } from "../kernel/index.js"
import {
  claimedFor,
  ended,
  isClean,
  isOverdone,
  isSuspect,
  momentOf,
  owe,
  silenceLimit,
  takeUp,
  type Work,
  type WorkerOptions,
} from "../outbox/index.js"
import { documentOf, type Part } from "./search-document.js"
import { lexiconOf } from "./search-lexicon.js"
import { gramsOf } from "./search-similar.js"
import { readTexts, type SearchText } from "./search-texts.js"
import { wordsIn } from "./search-words.js"

/** Whoever changes one of these tickets meanwhile waits for them all, so they are few. */
const batchSize = 20
/** Between taking marks and locking them; from then on the lock keeps others away, until its transaction ends. */
const leaseMs = 5_000
/** Of a conversation that goes on and on, its newest messages; of a message as long as a book, its beginning. */
const limits = { maxMessages: 200, maxCharacters: 30_000 }

type UpdateOptions = WorkerOptions & { onError?: ((error: unknown, ticketId: TicketId) => void) | undefined }

/**
 * Makes the documents that search reads, of all tickets that changed since theirs was made, those that changed last
 * first. `startJobs` does this by itself; a host with a timetable of its own calls it after writing. A ticket whose
 * document can't be made is passed over and reported, so that it is in nobody's way; one that ended its worker twice is
 * set aside. `db` must not be in a transaction.
 *
 * @returns how many documents were made
 */
export async function updateSearch(db: Db, options: UpdateOptions = {}): Promise<number> {
  const { onError } = options
  let made = 0
  const take = async (which: SQL | undefined, limit: number) => {
    const ids = await claimMarks(db, which, limit)
    if (ids.length > 0) made += await updateBatch(db, ids, onError)
    return ids.length
  }
  const work: Work = {
    table: ticketSearchQueue,
    takeClean: async () => (await take(isClean(ticketSearchQueue), batchSize)) === batchSize,
    takeSuspect: async () => (await take(isSuspect(ticketSearchQueue), 1)) > 0,
    async setAside() {
      for (const id of await setAside(db))
        onError?.(new HelpdeskError("internal", "it was set aside", { reason: "interrupted" }), id)
    },
  }
  await takeUp(db, work, options)
  return made
}

async function claimMarks(db: Db, which: SQL | undefined, limit: number): Promise<TicketId[]> {
  const { ticketId, markedAt } = ticketSearchQueue
  const due = db
    .select({ ticketId })
    .from(ticketSearchQueue)
    .where(which)
    .orderBy(desc(markedAt))
    .limit(limit)
    .for("update", { skipLocked: true })
  const rows = await db
    .update(ticketSearchQueue)
    .set(claimedFor(ticketSearchQueue, leaseMs))
    .where(inArray(ticketId, due))
    .returning({ id: ticketId })
  return rows.map(({ id }) => id).sort()
}

async function setAside(db: Db): Promise<TicketId[]> {
  const rows = await db
    .update(ticketSearchQueue)
    .set({ setAsideAt: momentOf(undefined), claimedUntil: null })
    .where(isOverdone(ticketSearchQueue))
    .returning({ id: ticketSearchQueue.ticketId })
  return rows.map(({ id }) => id)
}

/** One batch in one transaction; when that fails, each by itself, to find the ticket that it fails of. */
async function updateBatch(db: Db, ids: readonly TicketId[], onError: UpdateOptions["onError"]): Promise<number> {
  const since = performance.now()
  const passedOver = new Set(ids)
  const remade = async (some: readonly TicketId[], make: typeof remakeAll) => {
    const locked = await db.transaction(async (tx) => {
      const own = await lockMarks(tx, some)
      if (own.length > 0) await make(tx, own)
      return own
    })
    for (const id of locked) passedOver.delete(id)
    return locked.length
  }
  try {
    const made = await remade(ids, remakeAll).catch(async (error) => {
      if (isDatabaseUnavailable(error)) throw error
      let count = 0
      for (const id of ids) count += await guarded(() => remade([id], (tx) => remakeOrReport(tx, id, onError)))
      return count
    })
    // One at a time, because whoever holds one may want another.
    for (const id of passedOver) await letGo(db, id)
    return made
  } catch (error) {
    owe(db, since, async () => {
      for (const id of passedOver) await letGo(db, id)
    })
    throw contentFree(error)
  }
}

/** Gives a mark back that somebody else holds who changes the ticket, as soon as they have. */
async function letGo(db: Db, id: TicketId): Promise<void> {
  await db.update(ticketSearchQueue).set(ended).where(eq(ticketSearchQueue.ticketId, id))
}

async function remakeOrReport(tx: Db, id: TicketId, onError: UpdateOptions["onError"]): Promise<void> {
  try {
    await tx.transaction((inside) => remakeAll(inside, [id]))
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    onError?.(contentFree(error), id)
    await tx.delete(ticketSearchQueue).where(eq(ticketSearchQueue.ticketId, id))
  }
}

/**
 * Holds on to marks until the documents are made. Whoever changes or erases a text of theirs at this moment waits for it,
 * and takes the new document away again; marks that such a one holds are passed over.
 */
async function lockMarks(tx: Db, ids: readonly TicketId[]): Promise<TicketId[]> {
  const rows = await tx
    .select({ id: ticketSearchQueue.ticketId, silenceLimit })
    .from(ticketSearchQueue)
    .where(and(inArray(ticketSearchQueue.ticketId, [...ids]), sql`${ticketSearchQueue.begun} > 0`))
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
