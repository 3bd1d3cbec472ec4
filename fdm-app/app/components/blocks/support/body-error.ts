import type { FailedOutcome } from "~/lib/outcome"
import type { Translate } from "~/locales/translation"

/** What is wrong with a message that was sent, said where it was written. */
export function bodyError(failed: FailedOutcome | undefined, whenEmpty: string, t: Translate): string | undefined {
  if (!failed) return undefined
  const { fields } = failed.details
  const isEmpty = failed.code === "invalid_input" && Array.isArray(fields) && fields.includes("body")
  return isEmpty ? whenEmpty : t(`error.text.${failed.code}`)
}
