/** Something that reads foreign text. `read` may refuse it by an error with a code; anything else that it throws is a finding. */
export type Parser = {
  name: string
  /** Pieces of its own syntax. */
  pieces: readonly string[]
  /** The longest text that can reach it, in UTF-16 units. */
  maxLength: number
  read(text: string): unknown
}
