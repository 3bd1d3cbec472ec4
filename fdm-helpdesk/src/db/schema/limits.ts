import { index, text, timestamp } from "drizzle-orm/pg-core"
import { helpdeskSchema } from "./columns.js"

/**
 * What was done of late that may not be done without end: a row for each account, address or network and kind of act.
 * `key` is a hash and names nobody. `full_until` is when all that was used has come back; from then on the row says nothing,
 * and goes with what is counted next. See `access/limit.ts`.
 */
export const limits = helpdeskSchema.table(
  "limits",
  {
    key: text("key").primaryKey(),
    /** In microseconds, because it is added to for every act. */
    fullUntil: timestamp("full_until", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [index("limits_full_until").on(table.fullUntil)],
)
