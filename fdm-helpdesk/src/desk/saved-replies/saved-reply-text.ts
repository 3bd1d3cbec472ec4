/**
 * The text of a saved reply: words with variables, `{{customer_name}}`, or with what stands in for a value that is not
 * there, `{{customer_name|daar}}`. A variable ends at the first `}}` and begins at the last `{{` before it; all else is
 * text. Values are inserted as they are and never read again, so nobody's name is a variable.
 *
 * The text is cut in one pass that goes forward only, without regular expressions: each character is in one piece.
 *
 * @module
 */
/** The variables that a saved reply may have. */
export const savedReplyVariables = ["customer_name", "agent_name", "ticket_ref", "farm_name"] as const
/** One of `savedReplyVariables`. */
export type SavedReplyVariable = (typeof savedReplyVariables)[number]
/** What stands for each variable; empty when there is none, such as a ticket about no farm. */
export type SavedReplyValues = Record<SavedReplyVariable, string>

/** `source` is the piece as written; all of them in a row are the text. */
export type Piece = { source: string; variable?: { name: string; fallback: string } }

const [open, close] = ["{{", "}}"]

/** Cuts a text into words and variables, known or not. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (let end = text.indexOf(close); end >= 0; end = text.indexOf(close, at)) {
    const before = text.slice(at, end)
    const start = before.lastIndexOf(open)
    if (start < 0) pieces.push({ source: before + close })
    else {
      if (start > 0) pieces.push({ source: before.slice(0, start) })
      pieces.push(variablePiece(before.slice(start + open.length)))
    }
    at = end + close.length
  }
  if (at < text.length) pieces.push({ source: text.slice(at) })
  return pieces
}

function variablePiece(inside: string): Piece {
  const bar = inside.indexOf("|")
  const [name, fallback] = bar < 0 ? [inside, ""] : [inside.slice(0, bar), inside.slice(bar + 1)]
  return { source: open + inside + close, variable: { name: name.trim(), fallback: fallback.trim() } }
}

/** Fills in the variables of a saved reply. What is no known variable stays as written. */
export function renderSavedReply(text: string, values: SavedReplyValues): string {
  return piecesOf(text)
    .map(({ source, variable }) =>
      variable && isKnown(variable.name) ? values[variable.name].trim() || variable.fallback : source,
    )
    .join("")
}

function isKnown(name: string): name is SavedReplyVariable {
  return (savedReplyVariables as readonly string[]).includes(name)
}

/** At most so many are named: enough to mend a text by. */
const maxNamed = 20
/** Stands for what has no name to be called by, so that nothing else that somebody wrote gets into an error. */
const nameless = "{{…}}"

/**
 * Names the variables of a text that don't exist. Braces that open no variable are reported too (`{{…}}`): a `{{` without
 * end, and a `{` that touches a variable or stands in a fallback. So a text that was saved never shows a half-filled one.
 */
export function unknownVariables(text: string): string[] {
  const found = new Set<string>()
  const pieces = piecesOf(text)
  for (const [index, { source, variable }] of pieces.entries()) {
    const isStray = variable
      ? variable.fallback.includes("{")
      : source.includes(open) || opens(source, pieces[index + 1])
    if (isStray) found.add(nameless)
    if (variable && !isKnown(variable.name)) found.add(nameToReport(variable.name))
    if (found.size >= maxNamed) break
  }
  return [...found]
}

function opens(source: string, next: Piece | undefined): boolean {
  return source.endsWith("{") && next?.variable !== undefined
}

function nameToReport(name: string): string {
  return /^[a-z][a-z0-9_]{0,39}$/i.test(name) ? name : nameless
}
