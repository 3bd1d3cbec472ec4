/**
 * How much of a text is formatted. What parsing and showing cost is what stands in a text for a part of its own: an end of
 * line, a star, the sign of an item, an address. Each makes two parts of the tree at most, so counting them before anything
 * is parsed bounds both. A letter of fifty thousand characters holds a thousand or two; what holds more was not written by
 * hand, and reads as well without a format.
 */

/** Most signs that are formatted of one text. */
export const maxSigns = 2_000

/** A longer text is formatted as far as this, in UTF-16 units. */
export const maxMarkdownLength = 50_000

const signs = /[\n*_`~[\]<>@\\]|[-+](?=\s)|\d[.)](?=\s)|:\/\/|www\./gi

/** So many characters without any sign cost as much as one. */
const charactersPerSign = 100

/**
 * What a text costs to parse and to show, in signs. What is not formatted costs no more than its length, so this has an
 * upper limit. Linear in the length of the text, and far cheaper than parsing it.
 */
export function formatCost(text: string): number {
  return countSigns(text).count + Math.ceil(text.length / charactersPerSign)
}

/** Where the part of a text ends that is formatted: behind a line, or with the text. */
export function formattedLength(text: string): number {
  const end = Math.min(countSigns(text).end, maxMarkdownLength)
  return end >= text.length ? text.length : text.lastIndexOf("\n", end - 1) + 1
}

/** How many signs are formatted at most, and where the first one stands that is not. */
function countSigns(text: string): { count: number; end: number } {
  let count = 0
  for (const { index } of text.matchAll(signs)) {
    if (count === maxSigns || index >= maxMarkdownLength) return { count, end: index }
    count++
  }
  return { count, end: text.length }
}
