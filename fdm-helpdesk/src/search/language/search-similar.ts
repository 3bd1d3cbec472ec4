/**
 * How alike two words are. Runs of three letters find candidates along an index, as `pg_trgm` does where that is to be
 * had; the number of slips of the fingers between two words (letters left out, put in, taken for others, or swapped) then
 * says which of them was meant. A word of three letters is too short for either.
 */

/** Fewest letters of a word that is ever taken for a misspelling. */
const minLetters = 4
/** Candidates whose slips are counted, of those with the most runs in common. */
export const maxCandidates = 60

/** The runs of three letters of a word, its beginning and end among them: `__w _we wei eid id_`. */
export function gramsOf(word: string): string[] {
  const letters = [...`  ${word} `]
  return [...new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join("")))]
}

/** How many slips are still the same word. */
function mostSlips(letters: number): number {
  if (letters < minLetters) return 0
  if (letters < 6) return 1
  return letters < 12 ? 2 : 3
}

/** The word that was most likely meant by another, of words with the most runs in common first; null when none is near. */
export function mostSimilar(word: string, candidates: readonly string[]): string | null {
  const letters = [...word]
  let best: string | null = null
  let fewest = mostSlips(letters.length) + 1
  for (const candidate of candidates) {
    const slips = slipsBetween(letters, [...candidate], fewest)
    if (candidate !== word && slips < fewest) {
      best = candidate
      fewest = slips
    }
  }
  return best
}

/** Damerau-Levenshtein distance with adjacent swaps; `limit` or more is all the same. */
export function slipsBetween(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let rows: Rows = { before: [], row: Array.from({ length: b.length + 1 }, (_, at) => at) }
  for (const i of a.keys()) rows = { before: rows.row, row: nextRow(a, b, i, rows) }
  return Math.min(rows.row[b.length] ?? limit, limit)
}

/** The last two rows of the table of distances between beginnings. */
type Rows = { before: number[]; row: number[] }

function nextRow(a: readonly string[], b: readonly string[], i: number, { before, row }: Rows): number[] {
  const next = [i + 1]
  for (const [j, other] of b.entries()) {
    const taken = at(row, j) + (a[i] === other ? 0 : 1)
    const least = Math.min(taken, at(row, j + 1) + 1, at(next, j) + 1)
    const isSwap = j > 0 && a[i] === b[j - 1] && a[i - 1] === other
    next.push(isSwap ? Math.min(least, at(before, j - 1) + 1) : least)
  }
  return next
}

const at = (row: readonly number[], place: number) => row[place] ?? Number.POSITIVE_INFINITY
