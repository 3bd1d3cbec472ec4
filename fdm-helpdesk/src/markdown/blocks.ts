/** A part of a line. `text` is as it was written: whoever shows it escapes it. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  /** The end of a line, where the writer ended it. */
  | { type: "break" }
  | { type: "strong" | "emphasis" | "strikethrough"; children: Inline[] }
  /** `href` begins with `https://`, `http://` or `mailto:`, and nothing else. */
  | { type: "link"; href: string; children: Inline[] }

/** A part of a text: the whole of what Markdown means here. Raw HTML and images are text. */
export type Block =
  | { type: "paragraph"; children: Inline[] }
  | { type: "heading"; level: 1 | 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: "quote"; children: Block[] }
  | { type: "code"; text: string }
  /** Shown as it was written, line by line: what is over the budget of a text, or nested deeper than anybody reads. */
  | { type: "plain"; text: string }
  | ListBlock

/** A list, with numbers or without; an item holds blocks of its own. */
export type ListBlock = {
  type: "list"
  /** The number of the first item; null for a list without numbers. */
  start: number | null
  /** What stands behind the numbers, or in front of the items. */
  mark: string
  /** No blank lines between its items. */
  isTight: boolean
  items: Block[][]
}
