import { AsyncResource } from "node:async_hooks"

/** The longest a job sleeps: what an announcement that got lost can cost. */
const longestWaitMs = 30_000
/** The shortest: another worker may have just what seems to be due. */
const shortestWaitMs = 250
const firstRetryMs = 1_000

export type Runner = {
  /** There may be work. Any number of these while the job runs make it run once more. */
  wake(): void
  /** Runs the job, and resolves when it has nothing left to do, or could not do it. */
  idle(): Promise<void>
  /** Waits for what is under way; nothing runs after. */
  stop(): Promise<void>
}

/** How long to wait after so many failures in a row: 1 s, doubling up to 30 s. */
export function retryMs(failures: number): number {
  return Math.min(firstRetryMs * 2 ** (failures - 1), longestWaitMs)
}

/**
 * Runs a job over and over: now, when it is woken, and when it said there would be more. It never runs twice at a time.
 * A failure (the database is away) is reported and tried again, later and later.
 *
 * @param run does what is due; resolves to the ms until there will be more, as far as is known
 */
export function startRunner(run: () => Promise<number | undefined>, onError: (error: unknown) => void): Runner {
  let running: Promise<void> | undefined
  let wanted = false
  let stopped = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  async function runOnce(): Promise<number> {
    try {
      const nextInMs = await run()
      failures = 0
      return nextInMs === undefined ? longestWaitMs : clamp(nextInMs)
    } catch (error) {
      wanted = false
      onError(error)
      return retryMs(++failures)
    }
  }

  // Whoever writes may wake us in their own async context; what we do is no part of it.
  const work = AsyncResource.bind(async () => {
    clearTimeout(timer)
    let waitMs = 0
    do {
      wanted = false
      waitMs = await runOnce()
    } while (wanted && !stopped)
    // Nothing is awaited between the last look at `wanted` and here, so no wake falls in between.
    running = undefined
    if (!stopped) timer = setTimeout(wake, waitMs)
  })

  function wake(): void {
    if (stopped) return
    wanted = true
    running ??= work()
  }

  wake()
  return {
    wake,
    async idle() {
      wake()
      while (running) await running
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

function clamp(waitMs: number): number {
  return Math.min(Math.max(waitMs, shortestWaitMs), longestWaitMs)
}
