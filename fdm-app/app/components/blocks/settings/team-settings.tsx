import type { Team } from "fdm-helpdesk"
import { ChevronDown, Users } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { ErrorAlert } from "~/components/ui/error-alert"
import { TextField } from "~/components/ui/field"
import { PostForm } from "~/components/ui/post-form"
import type { FailedOutcome } from "~/lib/outcome"
import { Confirm } from "./confirm"
import { SaveRow } from "./save-row"

type Colleague = Team["members"][number]
type Props = { teams: readonly Team[]; agents: readonly Colleague[]; mayChange: boolean }

/** The teams of the desk, each with what can be done to it behind its name. */
export function TeamList({ teams, agents, mayChange }: Props) {
  const { t } = useTranslation()
  if (teams.length === 0)
    return (
      <Empty icon={Users} title={t("teams.empty")}>
        {mayChange ? t("teams.emptyText") : t("teams.emptyRead")}
      </Empty>
    )
  return (
    <ul aria-label={t("settings.pages.teams")} tabIndex={-1} data-focus-home="" className="divide-y border-y">
      {teams.map((team) => (
        <li key={team.id}>
          {mayChange ? (
            <details className="group">
              <summary className="flex min-h-11 items-center gap-3 px-2 py-1.5 hover:bg-hover">
                <Row team={team} />
                <span className="sr-only">{t("settings.edit")}</span>
                <ChevronDown aria-hidden size={16} className="shrink-0 text-soft group-open:rotate-180" />
              </summary>
              <TeamForms team={team} agents={agents} />
            </details>
          ) : (
            <p className="flex min-h-11 items-center gap-3 px-2 py-1.5">
              <Row team={team} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Row({ team: { name, members, sharedViews } }: { team: Team }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="wrap-anywhere block font-medium">{name}</span>
        <span className="wrap-anywhere block text-soft">
          {members.map((member) => member.name).join(", ") || t("teams.noMembers")}
        </span>
      </span>
      <span className="shrink-0 text-right text-soft tabular-nums">
        <span className="block">{members.length > 0 && t("teams.count", { count: members.length })}</span>
        <span className="block">{sharedViews > 0 && t("teams.views", { count: sharedViews })}</span>
      </span>
    </>
  )
}

function TeamForms({ team, agents }: { team: Team; agents: readonly Colleague[] }) {
  const { t } = useTranslation()
  const { id, name, members, sharedViews } = team
  return (
    <div className="grid gap-4 px-2 pt-2 pb-5">
      <PostForm name="update" subject={id} done={t("teams.done.update")} className="grid gap-4">
        {({ isBusy, failed }) => (
          <>
            <input type="hidden" name="teamId" value={id} />
            <TeamFields failed={ofThis(failed, id)} name={name} members={members} agents={agents} />
            <SaveRow name="update" subject={id} isBusy={isBusy} />
          </>
        )}
      </PostForm>
      <Confirm label={t("settings.remove")}>
        <p>{t("teams.deleteText", { count: sharedViews })}</p>
        <PostForm name="delete" subject={id} done={t("teams.done.delete")}>
          {({ isBusy, failed }) => (
            <>
              {ofThis(failed, id) && <ErrorAlert code={failed?.code ?? "internal"} className="mb-3" />}
              <input type="hidden" name="teamId" value={id} />
              <Button look="danger" isBusy={isBusy}>
                {t("teams.confirm", { name })}
              </Button>
            </>
          )}
        </PostForm>
      </Confirm>
    </div>
  )
}

/** Without scripts all rows of a page hear of a failure; this row's own says so by its id. */
function ofThis(failed: FailedOutcome | undefined, id: string): FailedOutcome | undefined {
  return (failed?.values.teamId ?? id) === id ? failed : undefined
}

type FieldsProps = {
  failed?: FailedOutcome
  name?: string
  members: readonly Colleague[]
  agents: readonly Colleague[]
}

function TeamFields({ failed, name, members, agents }: FieldsProps) {
  const { t } = useTranslation()
  const fields = failed?.details.fields
  const off: readonly string[] = Array.isArray(fields) ? fields : []
  const isTaken = failed?.code === "conflict"
  const isNameOff = !isTaken && off.includes("name")
  const isMembersOff = off.includes("memberIds")
  const typed = failed?.values ?? {}
  /** A script still has what was ticked; without one it comes back with the failure. */
  const wasTyped = "name" in typed
  const isMember = (id: string) => (wasTyped ? `member_${id}` in typed : members.some((member) => member.id === id))
  return (
    <>
      {failed && !isTaken && !isNameOff && !isMembersOff && <ErrorAlert code={failed.code} />}
      <TextField
        name="name"
        label={t("teams.name")}
        defaultValue={typed.name ?? name}
        error={(isTaken && t("teams.nameTaken")) || (isNameOff && t("teams.nameOff"))}
        className="max-w-80"
        autoComplete="off"
        data-focus-home=""
      />
      <fieldset>
        <legend className="mb-1 font-medium">{t("teams.members")}</legend>
        <div className="-mx-1.5 grid max-h-64 gap-x-2 overflow-y-auto sm:grid-cols-2">
          {agents.map((agent) => (
            <label key={agent.id} className="flex min-h-8 items-center gap-2 rounded-md px-1.5 hover:bg-hover">
              <input
                type="checkbox"
                name={`member_${agent.id}`}
                defaultChecked={isMember(agent.id)}
                className="size-4 shrink-0 accent-accent"
              />
              <span className="truncate">{agent.name}</span>
            </label>
          ))}
        </div>
        {isMembersOff && (
          <p role="alert" className="mt-1.5 text-danger-ink">
            {t("teams.membersOff")}
          </p>
        )}
      </fieldset>
    </>
  )
}

/** Makes one more; empties itself when it did, by the number of teams there are. */
export function NewTeam({ agents, count }: { agents: readonly Colleague[]; count: number }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="new-team" className="border-t pt-5">
      <PostForm key={count} name="create" subject="new-team" done={t("teams.done.create")} className="grid gap-4">
        {({ isBusy, failed }) => (
          <>
            <h2 id="new-team" className="font-semibold text-base">
              {t("teams.new")}
            </h2>
            <TeamFields failed={failed} members={[]} agents={agents} />
            <p>
              <Button look="primary" isBusy={isBusy}>
                {t("teams.add")}
              </Button>
            </p>
          </>
        )}
      </PostForm>
    </section>
  )
}
