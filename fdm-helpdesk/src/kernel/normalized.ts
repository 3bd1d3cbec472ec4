/** Longer than any language needs; where texts are kept for streams, a run of marks ends there too (UAX 15). */
const longestRun = 30

/**
 * A text with one way of writing each letter, in linear time. To put marks behind a letter in their order takes the square
 * of their number, half a minute for a message that is made of them, so of each run only its beginning counts.
 */
export function normalized(text: string, form: "NFC" | "NFKC" | "NFKD"): string {
  return text.replace(/\p{M}+/gu, (run) => run.slice(0, longestRun).toWellFormed()).normalize(form)
}
