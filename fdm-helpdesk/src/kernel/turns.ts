/** Who of one process works when: most work goes beside other work, and some has the process to itself. */
export type Turns = {
  beside<Result>(work: () => Promise<Result>): Promise<Result>
  /** Waits for the end of what goes beside each other, while nothing new is begun. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
}

/**
 * Work that may end its process should be the only one that ends with it. Neither kind may wait inside itself for a turn of
 * the same turns.
 */
export function newTurns(): Turns {
  const underway = new Set<Promise<unknown>>()
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    async beside(work) {
      while (waiting > 0) await last
      const running = work()
      underway.add(running)
      try {
        return await running
      } finally {
        underway.delete(running)
      }
    },
    async alone(work) {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      waiting++
      try {
        await before
        await Promise.allSettled(underway)
        return await work()
      } finally {
        waiting--
        resolve()
      }
    },
  }
}
