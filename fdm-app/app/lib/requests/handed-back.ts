/** The least that a page weighs by itself. A short text is handed back whatever is in it, because it is little beside that. */
const freeBytes = 64_000

/** Bytes of the signs that take more in HTML (`&quot;`, `&#x27;`). */
const escaped: Record<string, number> = { '"': 6, "'": 6, "&": 5, "<": 4, ">": 4 }

/**
 * Whether what was posted is handed back whole. Anybody may post megabytes of quotes to us, and would get six times as many; so the answer
 * is no larger than what was sent and a page. Browsers send each such sign as three bytes, so what people write stays below by itself.
 *
 * @param bytes of the body that was posted; 0 where the request didn't say, as that of a browser's form always does
 */
export function mayHandBack(fields: Record<string, string>, bytes: number): boolean {
  return Object.entries(fields).flat().map(escapedBytes).reduce(sum, 0) <= bytes + freeBytes
}

function escapedBytes(text: string): number {
  return (text.match(/["'&<>]/g) ?? []).reduce(
    (bytes, sign) => bytes + (escaped[sign] ?? 1) - 1,
    Buffer.byteLength(text),
  )
}

function sum(one: number, other: number): number {
  return one + other
}

/** Longer than any name or address that is one. */
const longestValue = 500

/** What goes back into the short fields of a form, which anybody may have filled with a book. */
export function shortValues<Values extends Record<string, string>>(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.slice(0, longestValue)]),
  ) as Values
}
