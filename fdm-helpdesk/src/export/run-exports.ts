import { contentFree, type Db, type ExportId, isDatabaseUnavailable, isFdmError } from "../kernel/index.js"
import { type Done, type DrainOptions, drainWork, exportWork, type Taken, type Worker } from "../work/index.js"
import { expireExports, exportIn, failExport, stopExport } from "./held-export.js"
import { openWriting, writePage } from "./write-export.js"

/** Once `signal` is aborted, no further page is begun; the export goes on where it stopped when somebody takes it up. */
type RunOptions = Omit<DrainOptions, "onError"> & {
  onError?: ((error: unknown, exportId: ExportId) => void) | undefined
}

/** After so many pages, another export that waits has its turn. */
const pagesPerTurn = 20

/**
 * Writes the files that agents asked for, page by page, and deletes those whose time is over. Any number of workers may: one export goes to one of them at a time. One that can't be written ends as `failed`
 * and is reported. `db` must not be in a transaction.
 *
 * @throws when the database can't be reached; what was begun goes on when somebody runs this again
 */
export async function runExports(db: Db, options: RunOptions = {}): Promise<void> {
  const { onError, clock } = options
  try {
    await expireExports(db, clock?.())
    await drainWork(db, exportWork, exportWorker(db, options), {
      ...options,
      onError: (error, taken) => onError?.(error, exportIn(taken)),
    })
  } catch (error) {
    throw contentFree(error)
  }
}

/** Writes files, a turn of pages at a time. */
export function exportWorker(db: Db, options: RunOptions): Worker {
  return {
    handle: (taken, now) => takeTurn(db, taken, now, options),
    whenSetAside: stopExport,
  }
}

async function takeTurn(db: Db, taken: Taken, now: Date, { signal, onError, clock }: RunOptions): Promise<Done> {
  // After one page it is known whether it is to blame; then it goes on like any other.
  const pages = taken.isAlone ? 1 : pagesPerTurn
  try {
    const writing = await openWriting(db, taken, now)
    let isUnfinished = writing !== undefined
    for (let page = 0; writing && isUnfinished && page < pages && !signal?.aborted; page++)
      isUnfinished = await writePage(db, taken, writing, clock?.() ?? new Date())
    return { isUnfinished }
  } catch (error) {
    const known = contentFree(error)
    if (isDatabaseUnavailable(error)) throw known
    onError?.(known, exportIn(taken))
    await failExport(db, taken, isFdmError(known) ? known.code : "internal", clock?.())
    return {}
  }
}
