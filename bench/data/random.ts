/** Numbers that look random and are the same in every run: one stream for each seed. */
export type Random = {
  /** From 0 up to, but not, 1. */
  next(): number
  /** A whole number from 0 up to, but not, `limit`. */
  below(limit: number): number
  /** True that often, as a share of 1. */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** Positive, with this mean: mostly little, sometimes much. */
  exponential(mean: number): number
}

/** A stream by its names, such as `randomOf(seed, "tickets", 7)`; other names give a stream that has nothing to do with it. */
export function randomOf(...names: readonly (string | number)[]): Random {
  let [a, b, c, counter] = seedOf(names.join("\n"))

  /** sfc32, by Chris Doty-Humphrey. */
  function next(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }

  for (let turn = 0; turn < 12; turn++) next()
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    exponential: (mean) => -Math.log(1 - next()) * mean,
  }
}

/** FNV-1a, three times over. */
function seedOf(name: string): [number, number, number, number] {
  const hash = (start: number) => {
    let value = start
    for (const unit of name) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 16_777_619)
    return value | 0
  }
  return [hash(0x811c9dc5), hash(0x1234567), hash(0x7654321), 1]
}
