/**
 * A column that is compared: the SQL that a test sets it to, and what `differs` names then, or `broken` for a link of a chain; in
 * a row of its own where the table's has nothing in it.
 */
export type Compared = { set: string; what: string; row?: string }

/** Whose verdict it is, which row is tampered with, and of each column how it is compared or why it isn't. */
export type Table = {
  of: "ticketId" | "agentId" | "desk"
  row: string
  columns: Record<string, Compared | string>
}

export const changed = (what: string, set: string): Compared => ({ set, what })
export const changedText = (what: string) => changed(what, "'x'")
export const changedTime = (what: string) => changed(what, "now()")

/** Reasons why a column isn't compared. */
export const repeated = "what lists show of other rows, kept by triggers"
export const sameAsLink = "the time of the link says it"
