/**
 * The embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9). Nobody types one, and each turns all that stands
 * behind it, addresses of others too. Single marks of direction, which people of scripts from right to left do type, are none of them.
 */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g

/** A text for showing, in the direction that its letters have by themselves. What is stored stays as it was written. */
export function withoutBidiControls(text: string): string {
  return text.replace(bidiControls, "")
}
