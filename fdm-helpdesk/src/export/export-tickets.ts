import { z } from "zod"
import { type Actor, requireAtDesk } from "../access/index.js"
import { recordDesk } from "../audit/index.js"
import { exportKinds } from "../db/schema-helpdesk.js"
import { contentFree, type Db, guarded, parse } from "../kernel/index.js"
import { exportFormatSchema, readFormat, wordingOf } from "./format.js"
import { conditionOf, exportListSchema } from "./list.js"
import { headOf, readPiece, type Source } from "./page.js"

/** What `exportTickets` takes: what a row is, which tickets, and how it is written. */
export const exportTicketsInput = z.object({
  /** A row for each ticket, or one for each message of them. */
  kind: z.enum(exportKinds),
  list: exportListSchema.prefault({}),
  format: exportFormatSchema.prefault({}),
})

/**
 * Any list of tickets as CSV that Excel opens by a double click: what the actor may see of the list, notes included, as it
 * stood when it was asked for, oldest first. Read page by page in one statement each, while the pieces are taken: memory
 * stays the same for a million rows, and whoever stops taking them stops the reading. Texts that a spreadsheet would run
 * get an apostrophe before them. A search gives what `searchTickets` finds. That it was done, and how many rows left, is in
 * the audit of the desk. For large lists see `requestExport`.
 *
 * @returns text in pieces; `db` is used until the last was taken
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input`
 */
export async function exportTickets(
  db: Db,
  actor: Actor,
  input: z.input<typeof exportTicketsInput>,
  now: Date = new Date(),
): Promise<AsyncIterable<string>> {
  requireAtDesk(actor, "ticket.list")
  const { kind, list, format: given } = parse(exportTicketsInput, input)
  const { format, workflow } = await readFormat(db, actor, given)
  const condition = await conditionOf(db, actor, { list, askedAt: now, timeZone: format.timeZone })
  const source: Source = { kind, condition, askedAt: now, format, wording: wordingOf(format, workflow) }
  return pieces(db, actor, source)
}

async function* pieces(db: Db, actor: Actor, source: Source): AsyncGenerator<string> {
  let rows = 0
  try {
    yield headOf(source)
    let after: string | null = null
    do {
      const piece = await readPiece(db, source, after)
      rows += piece.rows
      after = piece.after
      if (piece.text) yield piece.text
    } while (after)
  } catch (error) {
    throw contentFree(error)
  } finally {
    await recordLeft(db, actor, source, rows)
  }
}

/** Also when its reader went away half-way: what was read had left. */
function recordLeft(db: Db, actor: Actor, { kind, askedAt }: Source, rows: number): Promise<void> {
  const event = { type: "export.streamed", changes: { kind, rows } } as const
  return guarded(() => db.transaction((tx) => recordDesk(tx, actor, event, askedAt)))
}
