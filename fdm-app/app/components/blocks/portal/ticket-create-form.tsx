import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { Form, Link, useNavigation } from "react-router"
import { Button, buttonStyle } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { SelectField, TextArea } from "~/components/ui/form/field"
import { useFocusOnFailure } from "~/components/ui/form/focus-on-failure"
import { KeptForm } from "~/components/ui/form/kept-form"
import { submitKeys, submitShortcut } from "~/components/ui/form/submit-keys"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"

type Props = {
  formKey: string
  farms: { id: string; name: string }[]
  /** The farm that the person came from, or their only one. */
  chosenFarm?: string
  failed?: FailedOutcome
}

/** One box. Subject and priority are made from what is written in it. */
export function TicketCreateForm({ formKey, farms, chosenFarm, failed }: Props) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  useFocusOnFailure(form, failed)
  const isBusy = useNavigation().state !== "idle"
  const fields = offFields(failed)
  const isTooLong = failed?.code === "too_large"
  const bodyError = (fields.includes("body") && t("support.askEmpty")) || (isTooLong && t("error.text.too_large"))
  const farmError = fields.includes("farm") ? t("support.farmUnknown") : undefined
  return (
    <Form ref={form} method="post" className="grid gap-5" onKeyDown={submitKeys}>
      <KeptForm form={form} name="ask" isBusy={isBusy} outcome={failed} />
      {failed && !bodyError && !farmError && <ErrorAlert code={failed.code} details={failed.details} />}
      <input type="hidden" name="formKey" value={failed?.values.formKey ?? formKey} />
      <TextArea
        name="body"
        label={t("support.askTitle")}
        isLabelHidden
        hint={t("support.askHint")}
        error={bodyError || undefined}
        rows={8}
        className="max-h-[60dvh] min-h-44"
        defaultValue={failed?.values.body}
      />
      {farms.length > 0 && (
        <SelectField
          name="farm"
          label={t("support.farm")}
          error={farmError}
          defaultValue={failed?.values.farm ?? chosenFarm ?? ""}
          className="max-w-96"
        >
          <option value="">{t("support.noFarm")}</option>
          {farms.map((farm) => (
            <option key={farm.id} value={farm.id}>
              {farm.name}
            </option>
          ))}
        </SelectField>
      )}
      <p className="flex flex-wrap gap-2">
        <Button
          look="primary"
          size="large"
          isBusy={isBusy}
          title={t("writing.sendKeys")}
          aria-keyshortcuts={submitShortcut}
        >
          {isBusy ? t("form.busy") : t("support.send")}
        </Button>
        <Link to="/support" className={buttonStyle({ look: "quiet", size: "large" })}>
          {t("support.cancel")}
        </Link>
      </p>
    </Form>
  )
}
