import type { Settings } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { SaveRow } from "~/components/blocks/settings/save-row"
import { Section } from "~/components/blocks/settings/settings-page"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { SelectField, TextField } from "~/components/ui/form/field"
import { PostForm } from "~/components/ui/form/post-form"
import type { FailedOutcome } from "~/lib/requests/outcome"
import { LookFields } from "./look-fields"

type Props = { settings: Settings }

/** Name, sender, language and looks of the desk, in one form. */
export function GeneralForm({ settings }: Props) {
  const { t } = useTranslation()
  return (
    <PostForm name="save" subject="settings" done={t("settings.general.done.save")} className="grid gap-8">
      {({ isBusy, failed, typed }) => (
        <>
          {failed && fieldsOf(failed).length === 0 && <ErrorAlert code={failed.code} />}
          <Section id="desk" title={t("settings.general.desk")}>
            <DeskFields settings={settings} failed={failed} typed={typed} />
          </Section>
          <Section id="look" title={t("settings.general.look")}>
            <LookFields
              branding={settings.branding}
              name={settings.name}
              off={failed ? fieldsOf(failed) : []}
              typed={typed}
            />
          </Section>
          <SaveRow name="save" subject="settings" isBusy={isBusy} />
        </>
      )}
    </PostForm>
  )
}

/** The fields that are off, those that are too long included. */
function fieldsOf({ details }: FailedOutcome): readonly string[] {
  return Array.isArray(details.fields) ? details.fields : []
}

type FieldsProps = Props & { failed?: FailedOutcome; typed: (field: string) => string | undefined }

function DeskFields({ settings, failed, typed }: FieldsProps) {
  const { t } = useTranslation()
  const off = failed ? fieldsOf(failed) : []
  const { name, mailFrom, defaultLocale, undoSeconds } = settings
  return (
    <div className="grid max-w-md gap-4">
      <TextField
        name="name"
        label={t("settings.general.name")}
        hint={t("settings.general.nameHint")}
        defaultValue={typed("name") ?? name}
        error={off.includes("name") ? t("settings.general.nameOff") : undefined}
      />
      <TextField
        name="mailFrom"
        type="email"
        label={t("settings.general.mailFrom")}
        defaultValue={typed("mailFrom") ?? mailFrom}
        error={off.includes("mailFrom") ? t("settings.general.mailFromOff") : undefined}
      />
      <SelectField
        name="defaultLocale"
        label={t("settings.general.locale")}
        defaultValue={typed("defaultLocale") ?? defaultLocale}
      >
        <option value="nl">{t("shell.nl")}</option>
        <option value="en">{t("shell.en")}</option>
      </SelectField>
      <TextField
        name="undoSeconds"
        inputMode="numeric"
        label={t("settings.general.undo")}
        hint={t("settings.general.undoHint")}
        defaultValue={typed("undoSeconds") ?? undoSeconds}
        error={off.includes("undoSeconds") ? t("settings.general.undoOff") : undefined}
      />
    </div>
  )
}
