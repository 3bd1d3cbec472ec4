import { type FailedOutcome, offFields } from "~/lib/outcome"
import type { Translate } from "~/locales/translation"

/** What is wrong with a message that was sent, said where it was written. */
export function bodyError(failed: FailedOutcome | undefined, whenEmpty: string, t: Translate): string | undefined {
  if (!failed) return undefined
  return offFields(failed).includes("body") ? whenEmpty : t(`error.text.${failed.code}`)
}
