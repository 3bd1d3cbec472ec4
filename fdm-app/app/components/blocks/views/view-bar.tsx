import { useTranslation } from "react-i18next"
import { Form, Link, useNavigation } from "react-router"
import { useList } from "~/components/blocks/list/inbox-context"
import { useClock } from "~/components/ui/time/time"
import { isChanged } from "./view-address"

const link = "rounded-sm text-accent-ink underline-offset-2 hover:underline"

/** Says that a list is no longer what its view has saved, and what can be done about it. */
export function ViewBar() {
  const { t } = useTranslation()
  const { timeZone } = useClock()
  const { query, saved, search, to } = useList()
  const { state } = useNavigation()
  if (!saved || !isChanged(query, saved, timeZone)) return null
  const { id, name, mayChange } = saved
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-sunken px-4 py-2 text-xs leading-5">
      <span role="status" className="mr-auto font-medium">
        {t("views.changed")}
      </span>
      {mayChange && (
        <Form method="post" action={`/admin/support/views/${id}/keep${search}`} aria-busy={state !== "idle"}>
          <button type="submit" title={t("views.saveChangeOf", { name })} className={link}>
            {t("views.saveChange")}
          </button>
        </Form>
      )}
      <Link to={`/admin/support/views/new${search}`} title={t("views.asNewLong")} className={link}>
        {t("views.asNew")}
      </Link>
      <Link to={to({ ...saved.query, viewId: id })} title={t("views.backTo", { name })} className={link}>
        {t("views.back")}
      </Link>
    </div>
  )
}
