import type { SavedView } from "fdm-helpdesk"
import { X } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { useList } from "~/components/blocks/list/inbox-context"
import { Confirm } from "~/components/blocks/settings/confirm"
import { Button, buttonStyle } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextField } from "~/components/ui/form/field"
import { PostForm } from "~/components/ui/form/post-form"
import { PageTitle } from "~/components/ui/page-title"
import type { FailedOutcome } from "~/lib/requests/outcome"
import { ColumnFields } from "./column-fields"
import { IconFields } from "./icon-fields"
import { SharingFields } from "./sharing-fields"
import { TooMany } from "./too-many"
import { ViewContent } from "./view-content"

/** What the form of a view offers its writer. */
type ViewChoices = { view?: SavedView; teams: { id: string; name: string }[]; mayShareWithAll: boolean }

/** Saves the list beside it under a name, or changes a saved one; who may not change it reads whose it is. */
export function ViewEditor(choices: ViewChoices) {
  const { t } = useTranslation()
  const { search } = useList()
  const { view } = choices
  const title = view ? view.name : t("views.new")
  return (
    <div className="min-h-0 flex-1 overflow-y-auto text-sm">
      <PageTitle>{`${title} · ${t("console.title")}`}</PageTitle>
      <div className="mx-auto grid max-w-xl grid-cols-[minmax(0,1fr)] gap-6 px-5 py-5 sm:px-8">
        <header className="flex items-start gap-4">
          <div className="grid min-w-0 flex-1 gap-1">
            <h2 className="wrap-anywhere font-semibold text-xl">{title}</h2>
            <p className="text-soft">{introOf()}</p>
          </div>
          <Link
            to={`/admin/support${search}`}
            aria-label={t("views.close")}
            title={t("views.close")}
            data-key-target="back"
            className={buttonStyle({ look: "quiet", size: "small", className: "px-1.5" })}
          >
            <X aria-hidden size={16} />
          </Link>
        </header>
        {!view && <ViewContent />}
        {view && !view.mayChange ? null : <ViewForm {...choices} />}
        {view?.mayChange && <DeleteView view={view} />}
      </div>
    </div>
  )

  function introOf(): string {
    if (!view) return t("views.newIntro")
    if (!view.mayChange) return `${t("views.ofColleague", { name: view.ownerName })} ${t("views.readOnly")}`
    const ofWhom = view.isOwn ? "" : `${t("views.ofColleague", { name: view.ownerName })} `
    return ofWhom + t("views.editIntro")
  }
}

function ViewForm({ view, teams, mayShareWithAll }: ViewChoices) {
  const { t } = useTranslation()
  const { search } = useList()
  return (
    <PostForm name="save" subject={view?.id ?? "new-view"} done={t("views.done.save")} className="grid gap-6">
      {({ isBusy, failed, typed }) => (
        <>
          <Failure failed={failed} />
          <TextField
            name="name"
            label={t("views.name")}
            defaultValue={typed("name") ?? view?.name}
            error={isOff(failed, "name") && t("views.nameOff")}
            maxLength={200}
            autoComplete="off"
            className="max-w-96"
          />
          <IconFields chosen={typed("icon") ?? view?.icon ?? "list"} />
          <SharingFields
            view={view}
            teams={teams}
            mayShareWithAll={mayShareWithAll}
            error={isOff(failed, "teamId") ? t("views.teamOff") : undefined}
            typed={typed}
          />
          <ColumnFields columns={view?.columns} typed={failed?.values} />
          <p className="flex flex-wrap gap-2">
            <Button look="primary" isBusy={isBusy}>
              {isBusy ? t("form.busy") : t("views.submit")}
            </Button>
            <Link to={`/admin/support${search}`} className={buttonStyle({ look: "quiet" })}>
              {t("views.cancel")}
            </Link>
          </p>
        </>
      )}
    </PostForm>
  )
}

function isOff(failed: FailedOutcome | undefined, field: string): boolean {
  const fields = failed?.details.fields
  return Array.isArray(fields) && fields.includes(field)
}

/** What went wrong and belongs to no field. */
function Failure({ failed }: { failed: FailedOutcome | undefined }) {
  if (!failed || isOff(failed, "name") || isOff(failed, "teamId")) return null
  return failed.details.reason === "too_many" ? <TooMany /> : <ErrorAlert code={failed.code} />
}

function DeleteView({ view: { id, name, sharing } }: { view: NonNullable<ViewChoices["view"]> }) {
  const { t } = useTranslation()
  return (
    <div className="border-t pt-5">
      <Confirm label={t("views.remove")}>
        <p>{sharing === "private" ? t("views.removeOwn") : t("views.removeShared")}</p>
        <PostForm name="delete" subject={id} done={t("views.done.delete")}>
          {({ isBusy, failed }) => (
            <>
              {failed && <ErrorAlert code={failed.code} className="mb-3" />}
              <Button look="danger" isBusy={isBusy}>
                {t("views.confirm", { name })}
              </Button>
            </>
          )}
        </PostForm>
      </Confirm>
    </div>
  )
}
