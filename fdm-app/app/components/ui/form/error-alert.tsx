import type { ErrorCode, ErrorDetails } from "fdm-core/errors"
import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"
import { useErrorText } from "./error-text"
import { SignInAgain } from "./sign-in-again"

/** An error of a form that belongs to no field of it: what it is, and what to do next. */
export function ErrorAlert({
  code,
  details,
  className,
}: {
  code: ErrorCode
  /** Where the error may be `rate_limited`: when it goes again. */
  details?: ErrorDetails
  className?: string
}) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  return (
    <Alert tone="bad" title={t(`error.title.${code}`)} className={className}>
      <p>{code === "unauthenticated" ? <SignInAgain /> : errorText({ code, details })}</p>
    </Alert>
  )
}
