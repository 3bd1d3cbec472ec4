/**
 * Whether a text is one line that shows something and that Postgres can hold: no line breaks or other controls, no half
 * characters, and not only blanks, fillers and marks without ink. What names of people and farms have to be.
 */
export function isLineToRead(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text) && /[^\s\p{Cf}\p{DI}\u2800]/u.test(text)
}
