import { stringify } from "csv-stringify/sync"
import type { ExportFormat } from "./format.js"

/** A cell: text that was made harmless, or a number of our own. */
export type Cell = string | number

/** Without it Excel takes a file for one in the code page of its machine. */
export const byteOrderMark = "\uFEFF"

/**
 * Rows as RFC 4180 has them: cells that hold a separator, a quote or a line break stand in quotes, quotes are doubled, line
 * breaks in a cell stay (of any kind, which the writer has to be told), and every row ends with CRLF. There is no `sep=` line: with one Excel forgets the byte order
 * mark and shows é as Ã©.
 */
export function csvOf(rows: readonly (readonly Cell[])[], { separator }: Pick<ExportFormat, "separator">): string {
  return stringify(rows as Cell[][], { delimiter: separator, record_delimiter: "\r\n", quoted_match: /[\r\n]/ })
}
