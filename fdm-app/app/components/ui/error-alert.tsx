import type { ErrorCode } from "fdm-core/errors"
import { useTranslation } from "react-i18next"
import { Alert } from "./alert"
import { SignInAgain } from "./sign-in-again"

/** An error of a form that belongs to no field of it: what it is, and what to do next. */
export function ErrorAlert({ code, className }: { code: ErrorCode; className?: string }) {
  const { t } = useTranslation()
  return (
    <Alert tone="bad" title={t(`error.title.${code}`)} className={className}>
      <p>{code === "unauthenticated" ? <SignInAgain /> : t(`error.text.${code}`)}</p>
    </Alert>
  )
}
