/**
 * When a delivery that failed is tried again: 30 s after the first attempt, then 3.5 times longer each time (1 min 45,
 * 6 min, 21 min, 75 min, 4.4 h, 15.3 h), each up to a fifth later so that rows that failed together spread out. Eight
 * attempts take 21 to 26 hours, so a provider may be away for a night and a day begins before a person has to look.
 */
export const maxAttempts = 8

const firstDelayMs = 30_000
const factor = 3.5
const jitter = 0.2

/**
 * How many ms until the next attempt, or undefined when `attempts` were enough.
 *
 * @param attempts how many there were, the one that just failed included
 * @param random a number from 0 up to 1
 */
export function retryInMs(attempts: number, random: number = Math.random()): number | undefined {
  if (attempts >= maxAttempts) return undefined
  return Math.round(firstDelayMs * factor ** (attempts - 1) * (1 + jitter * random))
}
