import type { Query } from "../measure/opened.js"
import { rowsSql } from "./list-sql.js"

/** A search by hand: somebody who knows how often the words come chooses the way, and has them written out. */
export type SearchSql = {
  /** As `to_tsquery` reads it. */
  query: string
  /** What of the documents with the words is right, when that is more than the words; looked for in the newest 2,000. */
  strict?: string
  /** By the index of words, when few match; along the newest, when many do. Ranked are the newest 500. */
  along: "words" | "newest"
  /** What the piece of the conversation holds that is shown. */
  shown: string
}

const weights = "'{0.1, 0.2, 0.6, 1.0}'"
const bound = 500
const order = "t.rank desc, t.last_message_at desc, t.id desc"

/** A word, what begins with it, and its stems in both languages. */
export async function termFor(query: Query, word: string, { isBeginning = true } = {}): Promise<string> {
  const stem = (dictionary: string) => `ts_lexize('pg_catalog.${dictionary}_stem', $1)`
  const [row] = await query(`select ${stem("dutch")} as nl, ${stem("english")} as en`, [word])
  const stems = [row?.nl, row?.en].flatMap((found) => (found as string[] | null) ?? [])
  return `(${[isBeginning ? `${word}:*` : word, ...new Set(stems.filter((one) => one !== word))].join(" | ")})`
}

/** Finds and ranks, then reads the rows of one page, each with the last message that holds what was looked for. */
export function searchSql({ query, strict = query, along, shown }: SearchSql): string {
  const matching = `select s.ticket_id, s.last_message_at as at, s.doc from ticket_search s where s.doc @@ '${query}'::tsquery`
  const newest = `order by at desc, ticket_id desc limit ${bound}`
  const bounded =
    along === "newest"
      ? `${matching} ${newest}`
      : `select * from ${strict === query ? "matching" : right(strict)} ${newest}`
  const ranked = `select f.ticket_id, f.at, ts_rank(${weights}, f.doc, '${strict}'::tsquery)::float8 as rank from found f
    order by rank desc, f.at desc, f.ticket_id desc limit 51`
  const first = along === "words" ? `matching as materialized (${matching}), ` : ""
  const page = `with ${first}found as materialized (${bounded}), page as (${ranked})
    select t.*, page.rank, piece.body, piece.visibility from page join tickets t on t.id = page.ticket_id
    ${pieceOf(shown)}`
  return withPiece(rowsSql(page, order))
}

const right = (strict: string) => `(select * from (select * from matching order by at desc, ticket_id desc limit 2000) m
  where doc @@ '${strict}'::tsquery) m`

/** The ticket of a reference. */
export function refSql(): string {
  const found = `select t.*, 1000::float8 as rank, piece.body, piece.visibility from tickets t ${pieceOf("")} where t.ref = $3`
  return withPiece(rowsSql(found, order))
}

const pieceOf = (shown: string) => `left join lateral (select left(m.body, 5000) as body, m.visibility from messages m
  where m.ticket_id = t.id and m.deleted_at is null
  order by ${shown ? `position('${shown}' in lower(m.body)) > 0 desc, ` : ""}m.id desc limit 1) piece on true`

const withPiece = (rows: string) => rows.replace("select ", "select t.rank, t.body, t.visibility, ")
