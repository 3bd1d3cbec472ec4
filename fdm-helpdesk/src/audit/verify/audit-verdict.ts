import type { AuditDifference } from "./compare-ticket.js"
import type { Walk } from "./walk-chain.js"

/**
 * What verifying an audit found. `brokenAt` is the sequence number of the first link that is not what was written, or that
 * is missing; without it the chain is whole, and `differs` says what is not as the chain tells it. Neither says any content.
 */
export type AuditVerdict =
  | { ok: true; events: number }
  | { ok: false; events: number; brokenAt: number }
  | { ok: false; events: number; differs: AuditDifference[] }

/** `compare` is asked when the chain is whole: what a broken one tells is not believed. */
export function verdictOf({ events, brokenAt }: Walk, compare: () => AuditDifference[]): AuditVerdict {
  if (brokenAt !== undefined) return { ok: false, events, brokenAt }
  const differs = compare()
  return differs.length === 0 ? { ok: true, events } : { ok: false, events, differs }
}
