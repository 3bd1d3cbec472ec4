/** Reads CSV as Excel does, by RFC 4180: a reader of our own, so that writer and reader can't be wrong together. */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let at = text.startsWith("\uFEFF") ? 1 : 0
  while (at < text.length) {
    const [cell, end] = cellAt(text, at, separator)
    rows.at(-1)?.push(cell)
    at = end
    if (text[at] === separator) {
      at += 1
      if (at === text.length || text.startsWith("\r\n", at)) rows.at(-1)?.push("")
    }
    if (text.startsWith("\r\n", at)) {
      at += 2
      rows.push([])
    }
  }
  if (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

function cellAt(text: string, start: number, separator: string): [cell: string, end: number] {
  if (text[start] !== '"') {
    let end = start
    while (end < text.length && text[end] !== separator && !text.startsWith("\r\n", end)) end += 1
    return [text.slice(start, end), end]
  }
  let cell = ""
  let at = start + 1
  while (at < text.length) {
    if (text[at] !== '"') cell += text[at++]
    else if (text[at + 1] === '"') {
      cell += '"'
      at += 2
    } else return [cell, at + 1]
  }
  throw new Error("a quoted cell that never ends")
}
