import { ticketExports } from "../db/schema-helpdesk.js"
import {
  contentFree,
  type Db,
  type ExportId,
  HelpdeskError,
  isDatabaseUnavailable,
  isFdmError,
} from "../kernel/index.js"
import { owe, takeUp, type Work, type WorkerOptions } from "../outbox/index.js"
import {
  type Claim,
  claimExport,
  claimSuspect,
  expireExports,
  failExport,
  isDue,
  releaseExport,
  setAside,
} from "./claim-export.js"
import { openWriting, writePage } from "./write-export.js"

/** Once `signal` is aborted, no further page is begun; the export goes on where it stopped when somebody takes it up. */
type RunOptions = WorkerOptions & {
  onError?: ((error: unknown, exportId: ExportId) => void) | undefined
  /** What counts as now; the database's time by default. */
  clock?: (() => Date) | undefined
}

/** After so many pages, a smaller export that waits has its turn. */
const pagesPerTurn = 20

/**
 * Writes the files that agents asked for, page by page, and deletes those whose time is over. `startJobs` does this by
 * itself; a host with a timetable of its own calls it now and then. Any number of workers may: one export goes to one of
 * them at a time. One that can't be written ends as `failed` and is reported. `db` must not be in a transaction.
 *
 * @throws when the database can't be reached; what was begun goes on when somebody runs this again
 */
export async function runExports(db: Db, options: RunOptions = {}): Promise<void> {
  const { onError, clock } = options
  await withoutContent(() => expireExports(db, clock?.()))
  const work: Work = {
    table: ticketExports,
    isDue: () => isDue(clock?.()),
    takeClean: () => take(db, claimExport, pagesPerTurn, options),
    // Its next page says whether it is to blame; then it goes on like any other.
    takeSuspect: () => take(db, claimSuspect, 1, options),
    async setAside() {
      for (const exportId of await setAside(db, clock?.()))
        onError?.(new HelpdeskError("internal", "it was set aside", { reason: "interrupted" }), exportId)
    },
  }
  await withoutContent(() => takeUp(db, work, options))
}

async function take(db: Db, claim: typeof claimExport, pages: number, options: RunOptions): Promise<boolean> {
  const claimed = await withoutContent(() => claim(db, options.clock?.()))
  if (claimed) await takeTurn(db, claimed, pages, options)
  return claimed !== undefined
}

async function takeTurn(db: Db, claim: Claim, pages: number, { signal, onError, clock }: RunOptions): Promise<void> {
  let held: Claim | undefined = claim
  let since = performance.now()
  try {
    const writing = await openWriting(db, claim)
    for (let page = 0; writing && held && page < pages && !signal?.aborted; page++) {
      since = performance.now()
      held = await writePage(db, held, writing, clock?.() ?? new Date())
    }
    if (writing && held) await releaseExport(db, held)
  } catch (error) {
    const known = contentFree(error)
    const last = held ?? claim
    if (isDatabaseUnavailable(error)) {
      owe(db, since, () => releaseExport(db, last))
      throw known
    }
    onError?.(known, claim.id)
    await withoutContent(() => failExport(db, last, isFdmError(known) ? known.code : "internal", clock?.()))
  }
}

async function withoutContent<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw contentFree(error)
  }
}
