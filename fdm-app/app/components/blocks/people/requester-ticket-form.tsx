import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { Form, Link, useNavigation } from "react-router"
import { Button, buttonStyle } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextArea, TextField } from "~/components/ui/form/field"
import { useFocusOnFailure } from "~/components/ui/form/focus-on-failure"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"

type Props = {
  formKey: string
  /** Of somebody whose page the agent came from. */
  email: string
  failed?: FailedOutcome
}

/** Takes down what somebody asks who is on the telephone or at the counter. */
export function RequesterTicketForm({ formKey, email, failed }: Props) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  useFocusOnFailure(form, failed)
  const isBusy = useNavigation().state !== "idle"
  const { errors, isElsewhere } = useErrors(failed)
  const typed = failed?.values
  return (
    <Form ref={form} method="post" className="grid gap-5" noValidate>
      {failed && isElsewhere && <ErrorAlert code={failed.code} />}
      <input type="hidden" name="formKey" value={typed?.formKey ?? formKey} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          name="email"
          type="email"
          autoComplete="off"
          label={t("people.create.email")}
          hint={t("people.create.emailHint")}
          error={errors.email}
          defaultValue={typed?.email ?? email}
        />
        <TextField
          name="name"
          autoComplete="off"
          label={t("people.create.name")}
          hint={t("people.create.nameHint")}
          defaultValue={typed?.name}
        />
      </div>
      <TextField
        name="subject"
        autoComplete="off"
        label={t("people.create.subject")}
        hint={t("people.create.subjectHint")}
        error={errors.subject}
        defaultValue={typed?.subject}
      />
      <TextArea
        name="body"
        label={t("people.create.body")}
        hint={t("people.create.bodyHint")}
        error={errors.body}
        rows={8}
        className="max-h-[60dvh] min-h-44"
        defaultValue={typed?.body}
      />
      <p className="flex flex-wrap gap-2">
        <Button look="primary" size="large" isBusy={isBusy}>
          {isBusy ? t("form.busy") : t("people.create.send")}
        </Button>
        <Link to="/admin/support" className={buttonStyle({ look: "quiet", size: "large" })}>
          {t("people.create.cancel")}
        </Link>
      </p>
    </Form>
  )
}

/** The words for each field that is off; `isElsewhere` for what belongs to none. */
function useErrors(failed: FailedOutcome | undefined) {
  const { t } = useTranslation()
  const named = failed?.code === "too_large" ? failed.details.fields : offFields(failed)
  const fields = Array.isArray(named) ? named : []
  const bodyError = failed?.code === "too_large" ? t("error.text.too_large") : t("people.create.bodyNeeded")
  const errors = {
    email: fields.includes("requester.email") ? t("people.create.emailNeeded") : undefined,
    subject: fields.includes("subject") ? t("people.create.subjectWrong") : undefined,
    body: fields.includes("body") ? bodyError : undefined,
  }
  return { errors, isElsewhere: !Object.values(errors).some(Boolean) }
}
