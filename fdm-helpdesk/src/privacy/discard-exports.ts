import { and, inArray, sql } from "drizzle-orm"
import { ticketExportChunks, ticketExports } from "../db/schema-helpdesk.js"
import type { Db } from "../kernel/index.js"
import { cancelWork, enqueue, exportItem, exportWork } from "../work/index.js"
import { holdExports } from "./hold-exports.js"

/**
 * Files that agents asked for may hold whoever is being erased. Their pieces are deleted, and those that were ready or on
 * their way are written anew, from what is left; a search is not, because the text that was looked for may name the
 * person: it expires. What was looked for goes from the others too. Who has a file on a disk of their own has it there.
 */
export async function discardExports(tx: Db, now: Date): Promise<void> {
  await holdExports(tx)
  const { id, state, query } = ticketExports
  const isSearch = sql`${query} ? 'text'`
  const live = inArray(state, ["queued", "running", "ready"])
  const anew = await tx
    .update(ticketExports)
    .set({ state: "queued", cursor: null, rowCount: 0, byteCount: 0, finishedAt: null })
    .where(and(live, sql`not ${isSearch}`))
    .returning({ id })
  const searches = await tx
    .update(ticketExports)
    .set({
      query: sql`'{"view": "all"}'::jsonb || (${query} - 'text')`,
      state: sql`case when ${live} then 'expired' else ${state} end`,
    })
    .where(isSearch)
    .returning({ id })
  const ids = [...anew, ...searches].map((row) => row.id)
  if (ids.length === 0) return
  await tx.delete(ticketExportChunks).where(inArray(ticketExportChunks.exportId, ids))
  const again = anew.map((row) => exportItem(row.id))
  await enqueue(tx, null, again, now)
  await cancelWork(
    tx,
    exportWork,
    searches.map((row) => row.id),
  )
}
