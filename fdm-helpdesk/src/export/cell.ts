import { bare } from "fdm-core/text"

/**
 * What a cell of a file for spreadsheets may hold. Excel, LibreOffice and Google Sheets run a text that begins like a
 * formula (`=HYPERLINK(…)`, `+cmd|…`), also behind blanks, quotes and signs that nobody sees, and in their wide forms
 * (＝＋－＠): such a text gets an apostrophe before it, which is how people write "this is text" there. A cell that
 * begins with a tab or a carriage return gets one too, because some programs drop those and look at what follows.
 * Numbers and times of our own are never touched.
 */
const likeFormula = /^(?:[\t\r]|[\s\p{Cc}"'`´‘’“”]*[=+\-@＝＋－＠﹢﹣﹦﹫−])/u

/** Excel cuts what is longer, in UTF-16 units, and calls the file damaged. */
export const maxCellLength = 32_767

/**
 * Text of people as a cell: no NUL (which ends a file for some programs), harmless, and no longer than Excel takes. Pure.
 *
 * @param cutShort ends a text that was cut
 */
export function textCell(text: string, cutShort: string): string {
  const clean = text.replaceAll("\u0000", "").toWellFormed()
  const safe = likeFormula.test(bare(clean)) ? `'${clean}` : clean
  if (safe.length <= maxCellLength) return safe
  // Half of a pair of units at the end would be no character.
  return safe.slice(0, maxCellLength - cutShort.length).replace(/[\ud800-\udbff]$/, "") + cutShort
}
