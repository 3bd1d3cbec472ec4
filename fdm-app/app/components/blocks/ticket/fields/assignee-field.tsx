import type { TicketDetail } from "fdm-helpdesk"
import { UserRound } from "lucide-react"
import { useTranslation } from "react-i18next"
import { KeyCap, useKeyTarget } from "~/components/blocks/keys/key-cap"
import { SeenVersion } from "~/components/blocks/ticket/seen-version"
import type { Choices } from "~/components/blocks/ticket/use-shown-ticket"
import { Button } from "~/components/ui/button"
import { PostForm } from "~/components/ui/form/post-form"
import { Initials } from "~/components/ui/initials"
import { FieldMenu, Mark } from "./field-menu"

type Props = {
  /** With the changes that are on their way. */
  detail: TicketDetail
  choices: Choices
}

/** Who answers for the ticket, and the one press by which one takes it. */
export function AssigneeField({ detail: { ticket, assignee }, choices: { agents, ownAgentId } }: Props) {
  const { t } = useTranslation()
  const shown = agents.filter((agent) => agent.isActive || agent.id === ticket.assigneeId)
  const nobody = (
    <>
      <Mark>
        <UserRound aria-hidden size={16} className="text-soft" />
      </Mark>
      <span className="truncate text-soft">{t("console.nobody")}</span>
    </>
  )
  return (
    <div>
      <FieldMenu
        name="assign"
        field="agentId"
        of="assign"
        label={t("console.assignee")}
        done={t("console.done.assign")}
        ticket={ticket}
        current={assignee?.id ?? ""}
        shown={assignee ? <Person name={assignee.name} /> : nobody}
        search={t("sidebar.searchAgent")}
        choices={[
          ...shown.map(({ id, name }) => ({ value: id, label: name, shown: <Person name={name} /> })),
          { value: "", label: t("console.nobody"), shown: nobody },
        ]}
      />
      {assignee?.id !== ownAgentId && <TakeIt detail={{ ticket, assignee }} ownAgentId={ownAgentId} />}
    </div>
  )
}

type TakeItProps = { detail: Pick<TicketDetail, "ticket" | "assignee">; ownAgentId: string }

/** A ticket that nobody has is claimed, which never takes it from anybody; one that somebody has is taken over knowingly. */
function TakeIt({ detail: { ticket, assignee }, ownAgentId }: TakeItProps) {
  const { t } = useTranslation()
  const target = useKeyTarget("assignToMe")
  return (
    <PostForm name={assignee ? "assign" : "claim"} subject={ticket.id} done={t("console.done.assign")}>
      {({ isBusy }) => (
        <div className="pt-1 pl-22">
          <SeenVersion ticket={ticket} />
          <Button name="agentId" value={ownAgentId} size="small" isBusy={isBusy} {...target}>
            {t("console.assignToMe")}
            <KeyCap of="assignToMe" className="text-soft" />
          </Button>
        </div>
      )}
    </PostForm>
  )
}

function Person({ name }: { name: string }) {
  return (
    <>
      <Initials name={name} size="small" isDesk />
      <span className="truncate">{name}</span>
    </>
  )
}
