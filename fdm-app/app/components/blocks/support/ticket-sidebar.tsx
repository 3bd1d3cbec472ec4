import type { Agent, AgentId, Ticket, TicketDetail } from "fdm-helpdesk"
import { findStatus, movesFrom } from "fdm-helpdesk/workflow"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { PostForm } from "~/components/ui/post-form"
import { useClock, When } from "~/components/ui/time"
import { ChoiceForm } from "./choice-form"
import { SeenVersion } from "./seen-version"

type Props = {
  detail: TicketDetail
  agents: readonly Agent[]
  ownAgentId: AgentId
  /** All there are, in the order in which people choose them. */
  priorities: readonly Ticket["priority"][]
}

/** What is known of a ticket, and what can be done to it without writing. */
export function TicketSidebar({ detail, agents, ownAgentId, priorities }: Props) {
  const { t } = useTranslation()
  const { ticket, requester } = detail
  return (
    <aside
      id="details"
      aria-label={t("console.details")}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-4 p-4 text-sm sm:px-5"
    >
      <StatusChoice detail={detail} />
      <ChoiceForm
        name="priority"
        field="priority"
        label={t("console.priority")}
        done={t("console.done.priority")}
        ticket={ticket}
        current={ticket.priority}
        options={priorities.map((priority) => ({ value: priority, label: t(`priority.${priority}`) }))}
      />
      <AssigneeChoice detail={detail} agents={agents} ownAgentId={ownAgentId} />
      <dl className="grid gap-3 border-t pt-4">
        <Fact label={t("console.requester")}>
          {requester.name}
          {requester.email && <span className="block break-all text-soft">{requester.email}</span>}
        </Fact>
        <Fact label={t("console.farm")}>
          {ticket.farmName ?? <span className="text-soft">{t("console.noFarm")}</span>}
        </Fact>
        <Fact label={t("console.created")}>
          <When at={ticket.createdAt} />
        </Fact>
        <Fact label={t("console.channel")}>{t(`console.channels.${ticket.channel}`)}</Fact>
      </dl>
    </aside>
  )
}

/** Where the ticket stands, and where the workflow lets it go from there. */
function StatusChoice({ detail: { ticket, workflow } }: { detail: TicketDetail }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const here = findStatus(workflow, ticket.status)
  const options = [here ?? { key: ticket.status, label: undefined }, ...movesFrom(workflow, ticket.status)]
  return (
    <ChoiceForm
      name="status"
      field="to"
      label={t("console.status")}
      done={t("console.done.status")}
      ticket={ticket}
      current={ticket.status}
      options={options.map(({ key, label }) => ({ value: key, label: label?.[locale] ?? key }))}
    />
  )
}

function AssigneeChoice({ detail: { ticket, assignee }, agents, ownAgentId }: Omit<Props, "priorities">) {
  const { t } = useTranslation()
  const shown = agents.filter((agent) => agent.isActive || agent.id === ticket.assigneeId)
  const isOwn = assignee?.id === ownAgentId
  return (
    <div className="grid gap-2">
      <ChoiceForm
        name="assign"
        field="agentId"
        label={t("console.assignee")}
        done={t("console.done.assign")}
        ticket={ticket}
        current={ticket.assigneeId ?? ""}
        options={[
          { value: "", label: t("console.nobody") },
          ...shown.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {!isOwn && (
        <PostForm name="assign" subject={ticket.id} done={t("console.done.assign")}>
          {({ isBusy }) => (
            <>
              <SeenVersion ticket={ticket} />
              <Button name="agentId" value={ownAgentId} size="small" isBusy={isBusy} className="w-full">
                {t("console.assignToMe")}
              </Button>
            </>
          )}
        </PostForm>
      )}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-soft text-xs">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}
