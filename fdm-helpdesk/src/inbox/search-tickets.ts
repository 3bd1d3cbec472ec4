import { and, eq, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { z } from "zod"
import { type Actor, type AgentActor, type RequesterActor, requirePerson } from "../access/index.js"
import { agents, contacts, messages, tickets, ticketViews } from "../db/schema-helpdesk.js"
import { type Db, guarded, HelpdeskError, parse, storable } from "../kernel/index.js"
import { hasDraft, ticketTags } from "../ticket/index.js"
import { orderBy, pageInput, pageOf, searchSorts } from "./cursor.js"
import { type InboxRow, rowColumns, unreadIf } from "./get-inbox.js"
import { hasUnreadReply } from "./get-my-tickets.js"
import { inboxFiltersSchema } from "./inbox-filters.js"
import { mentioning } from "./inbox-page.js"
import { inboxViews } from "./inbox-sets.js"
import { lexiconOf } from "./search-lexicon.js"
import { foundTable, refIn } from "./search-page.js"
import { queryOf, soughtIn } from "./search-query.js"
import { type Matcher, matcherOf, type Segment, segmentsOf, snippetOf } from "./search-snippet.js"
import { readTexts, type SearchText } from "./search-texts.js"

/** What `searchTickets` takes: a text, and what narrows and sorts what is found (`relevance` unless given). */
export const searchTicketsInput = z.object({
  /** Words, or a reference. All words have to be found; the first 32 count. */
  text: z.string().transform((text) => storable(text.slice(0, 10_000))),
  /** For agents. */
  view: z.enum(inboxViews).optional(),
  /** Requesters may give `farm` and times. */
  filters: inboxFiltersSchema.prefault({}),
  sort: z.enum(searchSorts).default("relevance"),
  ...pageInput,
})

/** A row of the inbox with the piece of the conversation that it was found by; for requesters without what is the desk's own. */
export type FoundTicket = InboxRow & {
  /** The subject, with what was looked for told apart. */
  subjectSegments: Segment[]
  /** Of the message that matches best, else of the last one. Text, never markup. */
  snippet: Segment[]
  /** Where the snippet is from: a `note` is seen by agents only, null when no message matched but the ticket itself. */
  foundIn: "message" | "note" | null
}

/** Documents of a common word fill more than the default; and a plan made for any word is a bad one for most. */
const forSearch = { work_mem: "64MB", plan_cache_mode: "force_custom_plan" }

const ofRequesters: ReadonlySet<string> = new Set(["farm", "createdFrom", "createdTo", "activeFrom", "activeTo"])

/**
 * Finds tickets by words in their subject, reference, requester and conversation: agents among all, notes included;
 * requesters among their own, in what they can read. Any text is safe to ask with, and filler alone finds nothing. Looks
 * among the most recent matches, 500 and more of them, which a sort puts in order. What was written is found moments
 * later (see `updateSearch`), what was erased at once no more; a whole reference finds its ticket without either.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` (a requester's view, or filters that are the desk's) | `invalid_input`
 */
export async function searchTickets(
  db: Db,
  actor: Actor,
  input: z.input<typeof searchTicketsInput>,
  now: Date = new Date(),
): Promise<{ rows: FoundTicket[]; nextCursor: string | null }> {
  requirePerson(actor)
  const asked = parse(searchTicketsInput, input)
  if (actor.type === "requester") refuseOfDesk(asked)
  const sought = soughtIn(asked.text)
  const words = sought.map(({ text }) => text)
  const isAgent = actor.type === "agent"
  if (sought.length === 0) return { rows: [], nextCursor: null }
  const steps = async (tx: Db) => {
    const lexicon = await lexiconOf(tx, words, forSearch)
    const query = queryOf(sought, lexicon, isAgent ? "" : "ABC")
    const ref = refIn(asked.text)
    if (query === null && ref === null) return { rows: [], nextCursor: null }
    const table = foundTable(actor, { ...asked, query: query ?? "", ref, now })
    const { rows, nextCursor } = pageOf(await foundRows(tx, actor, table, asked.sort), asked)
    const ids = rows.map(({ id }) => id)
    const texts = ids.length > 0 ? await readTexts(tx, ids, textsFor(isAgent)) : []
    const matcher = matcherOf(sought, lexicon)
    const shown = (row: (typeof rows)[number]) => withSnippet(isAgent ? row : withoutDesk(row), texts, matcher)
    return { rows: rows.map(shown), nextCursor }
  }
  return guarded(() => undone(db, steps))
}

/**
 * A transaction that only reads, taken back at its end: within a transaction of the host's, what is configured for the
 * search would else hold until that one ends.
 */
async function undone<Result>(db: Db, steps: (tx: Db) => Promise<Result>): Promise<Result> {
  const read: Result[] = []
  const end = new Error("a search writes nothing")
  const reading = db.transaction(async (tx) => {
    read.push(await steps(tx))
    throw end
  })
  await reading.catch((error: unknown) => {
    if (error !== end) throw error
  })
  return read[0] as Result
}

function refuseOfDesk({ view, filters }: z.output<typeof searchTicketsInput>): void {
  const refused = Object.keys(filters).filter((name) => !ofRequesters.has(name))
  if (view === undefined && refused.length === 0) return
  throw new HelpdeskError("forbidden", "views and these filters are the desk's", { fields: refused })
}

type Found = InboxRow & { rank: number }

function foundRows(tx: Db, actor: AgentActor | RequesterActor, table: SQL, sort: (typeof searchSorts)[number]) {
  const isAgent = actor.type === "agent"
  const assigneeContact = alias(contacts, "assignee_contact")
  return tx
    .select({
      ...rowColumns,
      requesterName: contacts.name,
      assigneeId: tickets.assigneeId,
      assigneeName: assigneeContact.name,
      tags: ticketTags,
      isUnread: isAgent
        ? unreadIf(sql`${tickets.lastMessageBy} = 'requester'`)
        : sql<boolean>`coalesce(${hasUnreadReply}, false)`.mapWith(Boolean),
      isMentioned: (isAgent ? sql<boolean>`${mentioning(actor, { isUnseen: true })}` : sql<boolean>`false`).mapWith(
        Boolean,
      ),
      hasDraft: hasDraft(actor),
      rank: sql<number>`page.rank`.mapWith(Number),
    })
    .from(table)
    .innerJoin(tickets, sql`${tickets.id} = page.id`)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(agents, eq(agents.id, tickets.assigneeId))
    .leftJoin(assigneeContact, eq(assigneeContact.id, agents.contactId))
    .leftJoin(ticketViews, and(eq(ticketViews.ticketId, tickets.id), eq(ticketViews.viewerId, actor.contactId)))
    .orderBy(orderBy(sort, sql`page`))
}

/** Who has a question and how it is sorted is the desk's own affair. */
function withoutDesk(row: Found): Found {
  return { ...row, assigneeId: null, assigneeName: null, tags: [] }
}

/** What a list has room to look at: of tickets that found place on a page, some messages. */
function textsFor(isAgent: boolean) {
  return { maxMessages: 15, maxCharacters: 5000, readable: isAgent ? undefined : eq(messages.visibility, "public") }
}

function withSnippet({ rank, ...row }: Found, texts: SearchText[], matcher: Matcher): FoundTicket {
  const newestFirst = texts.filter(({ ticketId }) => ticketId === row.id).reverse()
  const found = snippetOf(newestFirst, matcher)
  const subjectSegments = segmentsOf(row.subject, matcher)
  if (!found)
    return {
      ...row,
      subjectSegments,
      snippet: [{ text: row.lastMessagePreview, isMatch: false }],
      foundIn: null,
    }
  const foundIn = found.of.visibility === "internal" ? "note" : "message"
  return { ...row, subjectSegments, snippet: found.segments, foundIn }
}
