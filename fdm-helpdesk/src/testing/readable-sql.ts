const width = 110
const clause =
  /^(?:select|from|where|order by|limit|union all|union|(?:inner |left |cross )?join|with|group by|set|returning)\b/i

/** A line to which a clause is added: a new one, or one that ends with what belongs to its first word. */
const isBegun = /^ *$|\b(?:inner|left|cross) $/i

/** A statement in its parts: texts in quotes whole, brackets, and words with what is stuck to them. */
const partsOf = (statement: string) =>
  statement
    .replaceAll('"fdm-helpdesk".', "")
    .replaceAll(/\s+/g, " ")
    .match(/'[^']*'|"[^"]*"(?:\."[^"]*")*|\(|\)|,|[^\s'"(),]+| /g) ?? []

/** A bracket that holds a query is opened over lines of its own; others stay within theirs. */
const opensQuery = (rest: string) => /^\( ?\(*(?:select|with)\b/i.test(rest)

/**
 * The statement as a person reads it: each clause begins a line, queries within queries are indented, long lines are
 * broken between words. Names stand without the schema; besides, only space between words is changed.
 */
export function readableSql(statement: string): string {
  const parts = partsOf(statement)
  const lines: { indent: number; text: string }[] = [{ indent: 0, text: "" }]
  const queries: boolean[] = []
  const depth = () => queries.filter(Boolean).length
  const lineAt = (indent: number) => lines.push({ indent, text: "" })
  for (const [at, part] of parts.entries()) {
    const isWithinQuery = queries.at(-1) ?? true
    const rest = () => parts.slice(at, at + 6).join("")
    if (part === ")" && queries.pop()) lineAt(depth())
    else if (isWithinQuery && clause.test(rest()) && !isBegun.test(lines.at(-1)?.text ?? "")) lineAt(depth())
    const line = lines.at(-1)
    if (line) line.text += part
    if (part !== "(") continue
    queries.push(opensQuery(rest()))
    if (queries.at(-1)) lineAt(depth())
  }
  return lines.flatMap(({ indent, text }) => wrapped(text.trim(), "  ".repeat(indent))).join("\n")
}

/** The rest of a line that is too long stands deeper than its beginning. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(line === undefined ? `${indent}${word}` : `${indent}    ${word}`)
  }
  return lines.filter((line) => line.trim())
}
