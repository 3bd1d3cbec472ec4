/**
 * Costly work that anybody may ask for: so much of it at once, so much waits its turn, and what comes on top is refused rather
 * than left waiting for an answer that nobody waits for any more.
 *
 * @param refusal what the caller gets for whom there is no room
 */
export function inLine(atOnce: number, mostWaiting: number, refusal: () => Error) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running < atOnce) running++
    else if (waiting.length >= mostWaiting) throw refusal()
    // Whoever is called takes over the place of who leaves it.
    else await new Promise<void>((called) => void waiting.push(called))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
