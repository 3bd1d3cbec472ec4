import { contentFree, type Db, type ExportId, isDatabaseUnavailable, isFdmError } from "../kernel/index.js"
import { type Claim, claimExport, expireExports, failExport, releaseExport } from "./claim-export.js"
import { openWriting, writePage } from "./write-export.js"

type RunOptions = {
  /** Once aborted, no further page is begun; the export goes on where it stopped when somebody takes it up. */
  signal?: AbortSignal | undefined
  onError?: ((error: unknown, exportId: ExportId) => void) | undefined
  clock?: () => Date
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
export async function runExports(
  db: Db,
  { signal, onError, clock = () => new Date() }: RunOptions = {},
): Promise<void> {
  await withoutContent(() => expireExports(db, clock()))
  while (!signal?.aborted) {
    const claim = await withoutContent(() => claimExport(db, clock()))
    if (!claim) return
    await takeTurn(db, claim, { signal, onError, clock })
  }
}

async function takeTurn(
  db: Db,
  claim: Claim,
  { signal, onError, clock }: RunOptions & { clock: () => Date },
): Promise<void> {
  let held: Claim | undefined = claim
  try {
    const writing = await openWriting(db, claim)
    for (let page = 0; writing && held && page < pagesPerTurn && !signal?.aborted; page++)
      held = await writePage(db, held, writing, clock())
    if (writing && held) await releaseExport(db, held)
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw contentFree(error)
    const known = contentFree(error)
    onError?.(known, claim.id)
    await withoutContent(() => failExport(db, held ?? claim, isFdmError(known) ? known.code : "internal", clock()))
  }
}

async function withoutContent<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw contentFree(error)
  }
}
