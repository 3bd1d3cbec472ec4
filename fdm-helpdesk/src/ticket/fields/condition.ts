import type { FieldName } from "./ticket-fields.js"

/** Which tickets: a tree of comparisons. `all` of nothing holds, `any` of nothing never does. */
export type Condition = Comparison | { all: readonly Condition[] } | { any: readonly Condition[] } | { not: Condition }

/**
 * What a field of a ticket has to be. `in`: one of these, null for none; of what holds many, any of these. `has`: all of these.
 * Times are ISO 8601 in UTC, `since` belongs to the range and `before` doesn't; `withinDays` is so long before now, or less.
 * `me` is whoever asks.
 */
export type Comparison = { field: FieldName } & (
  | { in: readonly (string | null)[] }
  | { has: readonly string[] }
  | { since: string }
  | { before: string }
  | { withinDays: number }
  | { contains: string }
  | { isEmpty: boolean }
  | { isUnread: boolean }
)

/** The conditions that all have to hold, apart. */
export function partsOf(condition: Condition): Condition[] {
  return "all" in condition ? condition.all.flatMap(partsOf) : [condition]
}
