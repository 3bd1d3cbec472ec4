import type { Settings } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"

/** The settings of the desk for those who may not change them. */
export function GeneralToRead({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const facts = [
    [t("settings.general.name"), settings.name],
    [t("settings.general.mailFrom"), settings.mailFrom],
    [t("settings.general.locale"), t(`shell.${settings.defaultLocale}`)],
    [t("settings.general.undo"), `${settings.undoSeconds} s`],
  ]
  return (
    <dl className="divide-y border-y">
      {facts.map(([label, value]) => (
        <div key={label} className="grid gap-x-4 px-2 py-2.5 sm:grid-cols-[16rem_minmax(0,1fr)]">
          <dt className="text-soft">{label}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
