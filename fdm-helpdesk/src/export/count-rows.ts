import { and, eq, lte, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAtDesk } from "../access/index.js"
import { type ExportKind, exportKinds, messages, tickets } from "../db/schema-helpdesk.js"
import { type Db, guarded, parse } from "../kernel/index.js"
import { readFormat } from "./format.js"
import { conditionOf, exportListSchema } from "./list.js"

/** What `countExportRows` takes. */
export const countExportRowsInput = z.object({
  kind: z.enum(exportKinds),
  list: exportListSchema.prefault({}),
  /** Where counting ends. */
  upTo: z.coerce.number().int().min(1).max(100_000).default(5_000),
})

/**
 * How many rows a file would have, counted no further than `upTo`: whether somebody can wait for it.
 *
 * @returns `rows`, at most `upTo`; `isMore` when there are more
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input`
 */
export async function countExportRows(
  db: Db,
  actor: Actor,
  input: z.input<typeof countExportRowsInput>,
  now: Date = new Date(),
): Promise<{ rows: number; isMore: boolean }> {
  requireAtDesk(actor, "ticket.list")
  const { kind, list, upTo } = parse(countExportRowsInput, input)
  return guarded(async () => {
    const { format } = await readFormat(db, actor, {})
    const condition = await conditionOf(db, actor, { list, askedAt: now, timeZone: format.timeZone })
    const counted = await countRows(db, kind, condition, now, upTo + 1)
    return { rows: Math.min(counted, upTo), isMore: counted > upTo }
  })
}

/** Counts the rows of a file, up to a limit or all of them. */
export async function countRows(
  db: Db,
  kind: ExportKind,
  condition: SQL,
  askedAt: Date,
  limit?: number,
): Promise<number> {
  const rows =
    kind === "tickets"
      ? db
          .select({ one: sql`1`.as("one") })
          .from(tickets)
          .where(condition)
      : db
          .select({ one: sql`1`.as("one") })
          .from(tickets)
          .innerJoin(messages, and(eq(messages.ticketId, tickets.id), lte(messages.createdAt, askedAt)))
          .where(condition)
  const counted = (limit === undefined ? rows : rows.limit(limit)).as("counted")
  const [row] = await db.select({ rows: sql<number>`count(*)`.mapWith(Number) }).from(counted)
  return row?.rows ?? 0
}
