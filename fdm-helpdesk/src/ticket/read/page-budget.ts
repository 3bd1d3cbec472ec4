import { type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { formatCost } from "../../markdown/index.js"

/**
 * A page of a ticket costs its server and its reader's browser no more than this, whatever is written in it. Texts are
 * paid for from the newest message back, because that is what people read; what is over folds to its beginning, and can be
 * asked for by itself. See decision 34.
 */

/** Bytes of text on a page; the database sends no more. A text that holds a quarter of it folds wherever it stands. */
export const pageBytes = 256 * 1024
/** Whatever was spent, so short a text is sent whole, in bytes. */
const shortBytes = 1_000
/** UTF-16 units of a text that is folded. */
const beginningLength = 300
const beginningLines = 6

/** What is written in one character and sent in four to seven, in the page and again in its data, such as `&amp;` and `\u0026`. */
const escaped = /[&<>"']|[^\P{Cc}\s]/gu
/** How many characters more each of them costs than a letter. */
const escapedMore = 5

/** Signs that are formatted on a page; see `formatCost`. About four times what the most costly text comes to. */
const pageSigns = 10_000
/** Whatever was spent, a text of so few signs is shown: a link that opens it would cost as much. */
const shortSigns = 30

/**
 * Whether the database reads a text whole, of rows named `one` with `id`, `body` and its size in `bytes`, which is known
 * without reading the text. `bytes` is how much is read of all of them, and `open` the id of the one that is whole anyway.
 */
export function isWhole(bytes: SQL | number, open: SQLWrapper | string): SQL {
  const most = sql`${bytes}::bigint`
  const spent = sql`sum(one.bytes) filter (where one.bytes * 4 <= ${most}) over (order by one.id desc rows unbounded preceding)`
  return sql`one.id = ${open} or one.bytes <= ${sql.raw(String(shortBytes))}
    or (one.bytes * 4 <= ${most} and ${spent} <= ${most})`
}

/** What is read of rows named `shown`, which know whether they are whole. */
export const read = {
  body: sql<string>`case when shown.is_whole then shown.body else left(shown.body, ${sql.raw(String(beginningLength))}) end`,
  foldedBytes: sql<number | null>`case when shown.is_whole then null else shown.bytes end`,
}

/** A text of a page, of which `body` is no more than the beginning where `foldedBytes` is set. */
type Text = { id: string; body: string; foldedBytes?: number }

/**
 * The texts of a page, oldest first, of which those over the budget are folded. The one that is `open` costs nothing. Bytes
 * count here as they are sent: the database knows how many are written.
 */
export function withinBudget<Of extends Text>(texts: readonly Of[], open: string | undefined): Of[] {
  const left = { signs: pageSigns, sent: pageBytes }
  const afford = (text: Of) => {
    if (text.id === open) return text
    if (text.foldedBytes !== undefined) return folded(text, text.foldedBytes)
    const cost = { signs: formatCost(text.body), sent: sentLength(text.body) }
    const isTooMuch = cost.signs > left.signs && cost.signs > shortSigns
    if (isTooMuch || isTooLong(text.body, cost.sent, left.sent)) return folded(text, Buffer.byteLength(text.body))
    left.signs -= cost.signs
    left.sent -= cost.sent
    return text
  }
  return texts.toReversed().map(afford).reverse()
}

function isTooLong(body: string, sent: number, left: number): boolean {
  if (sent <= shortBytes || body.length <= beginningLength) return false
  return sent > left || sent * 4 > pageBytes
}

/** As many characters as cost the same without anything that is escaped. */
function sentLength(text: string): number {
  return text.length + escapedMore * (text.match(escaped)?.length ?? 0)
}

function folded<Of extends Text>(text: Of, foldedBytes: number): Of {
  const lines = text.body.slice(0, beginningLength).split("\n", beginningLines)
  // No emoji falls apart.
  return { ...text, body: lines.join("\n").replace(/[\ud800-\udbff]$/, ""), foldedBytes }
}
