import type { SavedView } from "fdm-helpdesk"
import { useId } from "react"
import { useTranslation } from "react-i18next"

type Sharing = SavedView["sharing"]

type Props = {
  view?: Pick<SavedView, "sharing" | "teamId" | "isOwn" | "ownerName">
  /** Those that it can be shared with. */
  teams: readonly { id: string; name: string }[]
  mayShareWithAll: boolean
  error?: string
  typed: (field: string) => string | undefined
}

/** Who has the view in their rail. What somebody may not choose is not there; that there are teams is said to those without one. */
export function SharingFields({ view, teams, mayShareWithAll, error, typed }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const chosen = typed("sharing") ?? view?.sharing ?? "private"
  const onlyOwner = view && !view.isOwn ? t("views.privateOf", { name: view.ownerName }) : t("views.sharings.private")
  const radio = (sharing: Sharing, label: string) => (
    <label className="flex items-center gap-2">
      <input
        type="radio"
        name="sharing"
        value={sharing}
        defaultChecked={chosen === sharing}
        aria-invalid={error && sharing === "team" ? true : undefined}
        aria-describedby={error && sharing === "team" ? `${id}-error` : undefined}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  )
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t("views.sharing")}</legend>
      {radio("private", onlyOwner)}
      {teams.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          {radio("team", t("views.sharings.team"))}
          <select
            name="teamId"
            aria-label={t("views.team")}
            defaultValue={typed("teamId") ?? view?.teamId ?? undefined}
            // Who picks a team means it.
            onChange={({ currentTarget }) => {
              const own = currentTarget.form?.querySelector<HTMLInputElement>("[name=sharing][value=team]")
              if (own) own.checked = true
            }}
            className="h-8 max-w-60 truncate rounded-md border border-line-strong bg-canvas px-2"
          >
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {mayShareWithAll && radio("all", t("views.sharings.all"))}
      {teams.length === 0 && <p className="text-soft">{t("views.noTeam")}</p>}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  )
}
