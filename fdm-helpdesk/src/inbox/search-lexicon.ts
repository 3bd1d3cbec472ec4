import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { type Db, storable } from "../kernel/index.js"

/** What the dictionaries make of a word: how it begins in Dutch and in English, or that it says nothing. */
export type Entry = { stems: string[]; isStopWord: boolean }
export type Lexicon = ReadonlyMap<string, Entry>

type Row = { word: string; dutch: string[] | null; english: string[] | null }

/**
 * Asks the dictionaries of Postgres for words, in one statement. A word that is filler in either language is filler here:
 * nobody knows which language a text is in.
 *
 * @param settings to make for the rest of the transaction on the way, such as `{ work_mem: "64MB" }`
 */
export async function lexiconOf(
  db: Db,
  words: Iterable<string>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Lexicon> {
  const list = storable(JSON.stringify([...new Set(words)]))
  const configured = Object.entries(settings).map(([name, value]) => sql`, set_config(${name}, ${value}, true)`)
  const rows = rowsOf<Row>(
    await db.execute(sql`select word, ts_lexize('pg_catalog.dutch_stem', word) dutch,
      ts_lexize('pg_catalog.english_stem', word) english${sql.join(configured)}
      from jsonb_array_elements_text(${list}::jsonb) as word`),
  )
  return new Map(rows.map(({ word, dutch, english }) => [word, entryOf([dutch, english])]))
}

function entryOf(found: (string[] | null)[]): Entry {
  const stems = found.flatMap((stem) => stem ?? [])
  return { stems: [...new Set(stems)], isStopWord: found.some((stem) => stem?.length === 0) }
}
