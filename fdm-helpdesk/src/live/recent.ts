import type { Announcement } from "./announcement.js"

/** How long an announcement is remembered: longer than it takes a page to be sent, shown and begin to listen. */
const memoryMs = 60_000
const maxRemembered = 1_000
/** The clocks of two processes may differ by so much. */
const marginMs = 2_000

/**
 * What was announced of late, so that a page can be told what happened between its being read from the database and its
 * beginning to listen. Times are the process's own.
 */
export function startMemory(clock: () => Date) {
  const remembered: { at: number; announcement: Announcement }[] = []
  let whole = Number.POSITIVE_INFINITY

  return {
    /** From now on everything is heard; before, something may not have been. */
    begin() {
      whole = clock().getTime()
      remembered.length = 0
    },
    add(announcement: Announcement) {
      const now = clock().getTime()
      remembered.push({ at: now, announcement })
      while (remembered.length > maxRemembered || (remembered[0] && remembered[0].at < now - memoryMs)) {
        const oldest = remembered.shift()
        if (oldest) whole = Math.max(whole, oldest.at + 1)
      }
    },
    /** @returns undefined when it is not known any more */
    since(moment: Date): Announcement[] | undefined {
      const from = moment.getTime() - marginMs
      if (from < whole) return undefined
      return remembered.filter(({ at }) => at >= from).map(({ announcement }) => announcement)
    },
  }
}
