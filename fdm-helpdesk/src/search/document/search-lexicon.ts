import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { searchSynonyms } from "../../db/schema-helpdesk.js"
import { type Db, prepared, storable } from "../../kernel/index.js"

/** What the dictionaries make of a word: how it begins in Dutch and in English, or that it says nothing. */
export type Entry = { stems: string[]; isStopWord: boolean }
export type Lexicon = ReadonlyMap<string, Entry>

/** Words that mean one thing: `terms` as a manager wrote them, `keys` as they are compared (see `search-synonyms.ts`). */
export type SynonymGroup = { terms: string[]; keys: string[] }

type Row = { word: string; dutch: string[] | null; english: string[] | null }

const lexized = sql`ts_lexize('pg_catalog.dutch_stem', word) as dutch, ts_lexize('pg_catalog.english_stem', word) as english`
const asJson = (texts: Iterable<string>) => storable(JSON.stringify([...new Set(texts)]))

/**
 * Asks the dictionaries of Postgres for words, in one statement. A word that is filler in either language is filler here:
 * nobody knows which language a text is in.
 */
export async function lexiconOf(db: Db, words: Iterable<string>): Promise<Lexicon> {
  const rows = rowsOf<Row>(
    await db.execute(sql`select word, ${lexized} from jsonb_array_elements_text(${asJson(words)}::jsonb) as word`),
  )
  return lexiconFrom(rows)
}

/**
 * The same for what is searched, with the synonyms that concern it and what the dictionaries make of those, still in one
 * statement, which the server keeps prepared.
 *
 * @param runs words that stand behind each other, as terms of several words are compared: joined by blanks
 */
export async function searchLexiconOf(
  db: Db,
  words: Iterable<string>,
  runs: Iterable<string>,
): Promise<{ lexicon: Lexicon; groups: SynonymGroup[] }> {
  const rows = await prepared(db, "search lexicon", { words: asJson(words), runs: asJson(runs) }, searchLexicon)
  const groups = rows.flatMap(({ terms, keys }) => (terms && keys ? [{ terms, keys }] : []))
  return {
    lexicon: lexiconFrom(rows.flatMap((row) => (row.word === null ? [] : [{ ...row, word: row.word }]))),
    groups,
  }
}

function searchLexicon(db: Db) {
  const { id, terms, keys } = searchSynonyms
  return db
    .select({
      word: sql<string | null>`word`,
      dutch: sql<string[] | null>`dutch`,
      english: sql<string[] | null>`english`,
      terms: sql<string[] | null>`terms`,
      keys: sql<string[] | null>`keys`,
    })
    .from(sql`(with asked as materialized (
        select word, ${lexized} from jsonb_array_elements_text(${sql.placeholder("words")}::jsonb) as word
      ), meant as materialized (
        select ${id} as id, ${terms} as terms, ${keys} as keys from ${searchSynonyms} where ${keys} && array(
          select word from asked union all select unnest(dutch || english) from asked
          union all select jsonb_array_elements_text(${sql.placeholder("runs")}::jsonb))
      ), besides as (
        select distinct word from meant, unnest(keys) as key, regexp_split_to_table(key, ' ') as word
      )
      select word, dutch, english, null::text[] as terms, null::text[] as keys from asked
      union all select word, ${lexized}, null, null from besides
      union all (select null, null, null, terms, keys from meant order by id)) found`)
}

function lexiconFrom(rows: readonly Row[]): Lexicon {
  return new Map(rows.map(({ word, dutch, english }) => [word, entryOf([dutch, english])]))
}

function entryOf(found: (string[] | null)[]): Entry {
  const stems = found.flatMap((stem) => stem ?? [])
  return { stems: [...new Set(stems)], isStopWord: found.some((stem) => stem?.length === 0) }
}
