/**
 * Phrases, found in a row of words in one pass. Of each phrase that has begun it is known which of its steps may come
 * next, as bits of a number, and a word moves all of them at once: so every word costs the same, whatever came before it.
 */
export type Phrase = { parts: readonly Part[]; notWith: ReadonlySet<string> }

/** Steps that follow each other without a word between them, and the words that may stand before them: others, up to `gap`. */
type Part = {
  gap: number
  length: number
  /** By word, the steps that it can be, as bits. */
  steps: ReadonlyMap<string, number>
  optional: readonly number[]
}

type Step = { words: readonly string[]; isOptional: boolean }
type Piece = string | Step[] | { gap: number }

/** Up to `count` of these words: `upTo(2, "the|your")`. */
export function upTo(count: number, words: string): Step[] {
  return Array.from({ length: count }, () => ({ words: words.split(/[ |]/), isOptional: true }))
}

/** Up to `count` words, whatever they are. */
export const anyWords = (count: number) => ({ gap: count })

/**
 * A phrase from its pieces: words of which one has to be there (`"set|put"`; `"you are|je bent"` are two words each), and
 * what may stand between them. It comes back as several when some of its words are more than one.
 *
 * @param notWith words that must stand neither before it nor in it: `ik` makes an order a question or a story
 */
export function phrase(pieces: readonly Piece[], notWith = ""): Phrase[] {
  const shunned = new Set(notWith.split("|").filter(Boolean))
  let rows: (Step | { gap: number })[][] = [[]]
  for (const piece of pieces) rows = rows.flatMap((row) => waysOf(piece).map((way) => [...row, ...way]))
  return rows.map((row) => ({ parts: partsOf(row), notWith: shunned }))
}

function waysOf(piece: Piece): (Step | { gap: number })[][] {
  if (typeof piece !== "string") return [Array.isArray(piece) ? piece : [piece]]
  const ways = piece.split("|").map((way) => way.split(" "))
  const single = ways.filter((way) => way.length === 1).flat()
  const long = ways.filter((way) => way.length > 1)
  const steps = long.map((way) => way.map((word) => ({ words: [word], isOptional: false })))
  return single.length > 0 ? [[{ words: single, isOptional: false }], ...steps] : steps
}

function partsOf(row: readonly (Step | { gap: number })[]): Part[] {
  const parts: { gap: number; steps: Step[] }[] = [{ gap: 0, steps: [] }]
  for (const each of row) {
    if ("gap" in each) parts.push({ gap: each.gap, steps: [] })
    else parts.at(-1)?.steps.push(each)
  }
  return parts.map(({ gap, steps }) => ({
    gap,
    length: steps.length,
    steps: bitsOf(steps),
    optional: optionalOf(steps),
  }))
}

function bitsOf(steps: readonly Step[]): Map<string, number> {
  const bits = new Map<string, number>()
  for (const [at, { words }] of steps.entries())
    for (const word of words) bits.set(word, (bits.get(word) ?? 0) | (1 << at))
  return bits
}

const optionalOf = (steps: readonly Step[]) => steps.flatMap(({ isOptional }, at) => (isOptional ? [at] : []))

/** A phrase on its way: by part, which steps may come next, and the place of the word that it was last complete with. */
type Pass = { phrase: Phrase; next: number[]; foundAt: number[] }

/** Makes what tells whether one of the phrases stands in a row of words, in time linear in their number. */
export function finderOf(phrases: readonly Phrase[]): (words: Iterable<string>) => boolean {
  const byFirstWord = Map.groupBy(
    phrases.flatMap((each, n) => firstWords(each).map((word) => ({ word, n }))),
    ({ word }) => word,
  )
  return (words) => {
    const passes = phrases.map(begun)
    const live = new Set<Pass>()
    let before = ""
    let at = 0
    for (const word of words) {
      for (const { n } of byFirstWord.get(word) ?? []) live.add(passes[n] as Pass)
      if (live.size > 0 && completes(live, { word, before, at })) return true
      before = word
      at++
    }
    return false
  }
}

type Place = { word: string; before: string; at: number }

/** Moves all that have begun by one word; those that it ends are left out. */
function completes(live: Set<Pass>, place: Place): boolean {
  for (const pass of live) {
    if (isComplete(pass, place)) return true
    if (!isLive(pass, place.at)) live.delete(pass)
  }
  return false
}

const begun = (each: Phrase): Pass => ({
  phrase: each,
  next: each.parts.map(() => 0),
  foundAt: each.parts.map(() => Number.NEGATIVE_INFINITY),
})

function firstWords({ parts: [first] }: Phrase): string[] {
  if (!first) return []
  const open = withSkipped(first, 1)
  return [...first.steps].filter(([, bits]) => (bits & open) !== 0).map(([word]) => word)
}

/** Where optional steps come next, what stands behind them may as well. */
function withSkipped({ optional }: Part, next: number): number {
  return optional.reduce((all, at) => ((all >> at) & 1 ? all | (1 << (at + 1)) : all), next)
}

/** Takes one word along. The last part goes first, because a part can't begin with the word that the one before it ends with. */
function isComplete({ phrase: { parts, notWith }, next, foundAt }: Pass, { word, before, at }: Place): boolean {
  if (notWith.has(word)) {
    next.fill(0)
    foundAt.fill(Number.NEGATIVE_INFINITY)
    return false
  }
  for (let n = parts.length - 1; n >= 0; n--) {
    const part = parts[n] as Part
    const canBegin = n === 0 ? !notWith.has(before) : at <= (foundAt[n - 1] as number) + part.gap + 1
    const moved = (withSkipped(part, (next[n] as number) | (canBegin ? 1 : 0)) & (part.steps.get(word) ?? 0)) << 1
    next[n] = moved
    if (((withSkipped(part, moved) >> part.length) & 1) === 0) continue
    if (n === parts.length - 1) return true
    foundAt[n] = at
  }
  return false
}

function isLive({ phrase: { parts }, next, foundAt }: Pass, at: number): boolean {
  return parts.some((_, n) => next[n] !== 0 || at <= (foundAt[n] as number) + (parts[n + 1]?.gap ?? -1))
}
