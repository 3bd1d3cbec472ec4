import { useErrorText } from "~/components/ui/form/error-text"
import { SignInAgain } from "~/components/ui/form/sign-in-again"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"

type Props = { failed: FailedOutcome; whenEmpty: string }

/** What is wrong with a message that was sent, said where it was written. */
export function BodyError({ failed, whenEmpty }: Props) {
  const errorText = useErrorText()
  if (offFields(failed).includes("body")) return whenEmpty
  if (failed.code === "unauthenticated") return <SignInAgain />
  return errorText(failed)
}
