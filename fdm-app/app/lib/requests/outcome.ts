import type { ErrorCode, ErrorDetails } from "fdm-core/errors"

/**
 * How a form fared: what an action returns to a script, and what the page that is shown again without one finds in its
 * loader. `values` is what was typed, so that nothing is lost; a script still has it in the field.
 */
export type Outcome =
  | { form: string; ok: true; at: number }
  | {
      form: string
      ok: false
      at: number
      code: ErrorCode
      details: ErrorDetails
      values: Record<string, string>
      /** The last change that the form's page knew of, as the form said; ISO 8601. */
      seenAt?: string
    }

export type FailedOutcome = Extract<Outcome, { ok: false }>

/** The fields that an input was off in; none when it was off as a whole, or when something else went wrong. */
export function offFields(failed: Pick<FailedOutcome, "code" | "details"> | undefined): readonly string[] {
  const fields = failed?.code === "invalid_input" ? failed.details.fields : undefined
  return Array.isArray(fields) ? fields : []
}

/** What a script of ours gets that asks beside the page. Dates arrive as ISO 8601. */
export type Resource<Given> = { ok: true; given: Given } | { ok: false; code: ErrorCode; details: ErrorDetails }
