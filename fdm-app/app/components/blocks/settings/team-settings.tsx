import type { Team } from "fdm-helpdesk"
import { Users } from "lucide-react"
import { useTranslation } from "react-i18next"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextField } from "~/components/ui/form/field"
import type { FailedOutcome } from "~/lib/requests/outcome"
import { KeptForms, KeptList, NewThing } from "./kept-list"

type Colleague = Team["members"][number]
type Props = { teams: readonly Team[]; agents: readonly Colleague[]; mayChange: boolean }

/** The teams of the desk, each with what can be done to it behind its name. */
export function TeamList({ teams, agents, mayChange }: Props) {
  const { t } = useTranslation()
  return (
    <KeptList
      label={t("settings.pages.teams")}
      things={teams}
      empty={{
        icon: Users,
        title: t("teams.empty"),
        text: mayChange ? t("teams.emptyText") : t("teams.emptyRead"),
      }}
      row={(team) => <Row team={team} />}
      forms={mayChange ? (team) => <TeamForms team={team} agents={agents} /> : undefined}
    />
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
    <KeptForms
      id={id}
      idName="teamId"
      fields={(failed) => <TeamFields failed={failed} name={name} members={members} agents={agents} />}
      done={{ update: t("teams.done.update"), delete: t("teams.done.delete") }}
      remove={{ text: t("teams.deleteText", { count: sharedViews }), confirm: t("teams.confirm", { name }) }}
    />
  )
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

/** Makes one more. */
export function NewTeam({ agents, count }: { agents: readonly Colleague[]; count: number }) {
  const { t } = useTranslation()
  return (
    <NewThing
      id="new-team"
      title={t("teams.new")}
      fields={(failed) => <TeamFields failed={failed} members={[]} agents={agents} />}
      done={t("teams.done.create")}
      add={t("teams.add")}
      count={count}
    />
  )
}
