import { vi } from "vitest"

/**
 * Writes a text behind an erasing that has ended, and again while it is refused: how long ago a text was asked for is told a
 * little too long on a machine that is held up, so that it may count as one from before.
 */
export function untilTaken<Written>(write: () => Promise<Written>): Promise<Written> {
  return vi.waitFor(write, 20_000)
}
