import { parseCsv } from "./parse-csv.js"

/** All of a file, put together. */
export async function wholeOf(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(typeof piece === "string" ? Buffer.from(piece) : piece)
  return Buffer.concat(parts).toString("utf8")
}

/** The rows of a file by the names of their columns. */
export async function rowsIn(pieces: AsyncIterable<string | Uint8Array>, separator = ";") {
  const [header = [], ...rows] = parseCsv(await wholeOf(pieces), separator)
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at] ?? "?", cell])))
}
