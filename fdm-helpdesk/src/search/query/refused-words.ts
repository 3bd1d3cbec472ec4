import { type SQL, sql } from "drizzle-orm"
import type { DeskActor, RequesterActor } from "../../access/index.js"
import { ticketSearch, tickets } from "../../db/schema-helpdesk.js"
import type { Db } from "../../kernel/index.js"
import type { Clause } from "../../list/clause.js"
import { lexiconOf } from "../document/search-lexicon.js"
import type { MeantSearch } from "../narrow/resolve-search.js"
import { maxWords, phraseTerms, refusedQuery } from "./search-query.js"

/**
 * The words of a search that must not be there, as a condition of a list that is made of operators: looked at ticket by
 * ticket, along the way of the list. A requester's are not looked for in notes. Undefined where there are none, or filler.
 */
export async function refusedIn(
  db: Db,
  actor: DeskActor | RequesterActor,
  { words }: MeantSearch,
): Promise<Clause | undefined> {
  const refused = words.filter(({ isExcluded }) => isExcluded).flatMap(({ text }) => phraseTerms(text))
  if (refused.length === 0) return undefined
  const some = refused.slice(0, maxWords)
  const lexicon = await lexiconOf(
    db,
    some.flatMap((phrase) => phrase.words),
  )
  const query = refusedQuery(some, lexicon, actor.type === "requester" ? "ABC" : "")
  if (query === null) return undefined
  const { ticketId, doc } = ticketSearch
  const where = (value?: SQL) => sql`not exists (select from ${ticketSearch}
    where ${ticketId} = ${tickets.id} and ${doc} @@ ${value}::tsquery)`
  return { shape: "without", values: [query], where }
}
