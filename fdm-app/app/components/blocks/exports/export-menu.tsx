import { FileDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { useList } from "~/components/blocks/list/inbox-context"
import { Button, buttonStyle } from "~/components/ui/button"
import { closePopup, Popup } from "~/components/ui/popup"

const kinds = ["tickets", "messages"] as const

/**
 * The list that is shown as a file. A form as browsers have them, with scripts or without: a small file comes back as a
 * download and the page stays, a large one leads to the page of exports.
 */
export function ExportMenu() {
  const { t } = useTranslation()
  const { search } = useList()
  const label = t("exports.export")
  return (
    <Popup
      label={label}
      trigger={<FileDown aria-hidden size={15} />}
      button={{
        "aria-label": label,
        title: label,
        className: buttonStyle({ look: "quiet", size: "small", className: "px-1.5" }),
      }}
      className="w-72"
    >
      <form
        method="post"
        action={`/admin/support/exports/make${search}`}
        onSubmit={({ currentTarget }) => closePopup(currentTarget)}
        className="grid gap-3 p-2"
      >
        <fieldset className="grid gap-0.5">
          <legend className="mb-1 font-medium">{t("exports.choose")}</legend>
          {kinds.map((kind) => (
            <label key={kind} className="-mx-1.5 flex cursor-pointer gap-2 rounded-md px-1.5 py-1 hover:bg-hover">
              <input
                type="radio"
                name="kind"
                value={kind}
                defaultChecked={kind === "tickets"}
                className="mt-1 accent-accent"
              />
              <span className="grid">
                {t(`exports.rowFor.${kind}`)}
                <span className="text-soft text-xs">{t(`exports.rowText.${kind}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="text-soft text-xs">{t("exports.hint")}</p>
        <div className="flex items-center justify-between gap-2">
          <Link
            to="/admin/support/exports"
            onClick={({ currentTarget }) => closePopup(currentTarget)}
            className={buttonStyle({ look: "quiet", className: "-ml-3" })}
          >
            {t("exports.mine")}
          </Link>
          <Button look="primary">{t("exports.make")}</Button>
        </div>
      </form>
    </Popup>
  )
}
