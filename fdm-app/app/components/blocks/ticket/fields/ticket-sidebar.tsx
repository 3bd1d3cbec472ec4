import type { Ticket, TicketDetail } from "fdm-helpdesk"
import { ticketFields } from "fdm-helpdesk/inbox-query"
import { findStatus, movesFrom } from "fdm-helpdesk/workflow"
import { MailWarning } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { PriorityMark } from "~/components/blocks/ticket/priority-badge"
import { StatusDot } from "~/components/blocks/ticket/status-badge"
import { type Choices, useShownTicket } from "~/components/blocks/ticket/use-shown-ticket"
import { useClock, When } from "~/components/ui/time/time"
import { AdditionalAgents } from "./additional-agents"
import { AssigneeField } from "./assignee-field"
import { FieldMenu, Mark } from "./field-menu"
import { RelatedTickets, useRelatedTickets } from "./related-tickets"
import { SeatHistory } from "./seat-history"
import { SetFields } from "./set-fields"
import { TagSelector } from "./tag-selector"

type Props = {
  detail: TicketDetail
  choices: Choices
  /** All there are, in the order in which people choose them. */
  priorities: readonly Ticket["priority"][]
  mayCreateTags: boolean
}

/** What is known of a ticket, and what can be done to it without writing. */
export function TicketSidebar({ detail, choices, priorities, mayCreateTags }: Props) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const shown = useShownTicket(detail, choices)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start text-sm">
      <Group label={t("sidebar.fields")}>
        <StatusField detail={detail} shown={shown} />
        <PriorityField shown={shown} priorities={priorities} />
        <SetFields shown={shown} choices={choices} />
        <AssigneeField detail={shown} choices={choices} />
        <AdditionalAgents detail={shown} agents={choices.agents} />
        <TagSelector detail={shown} tags={choices.tags} mayCreate={mayCreateTags} />
      </Group>
      <RequesterAndFarm detail={detail} />
      <Group label={t("sidebar.ticket")}>
        <dl className="grid gap-1.5">
          <Fact label={t("console.created")}>
            <When at={detail.ticket.createdAt} />
          </Fact>
          <Fact label={ticketFields.channel.label[locale]}>
            {ticketFields.channel.choices[detail.ticket.channel][locale]}
          </Fact>
        </dl>
        <SeatHistory key={detail.ticket.id} ticketId={detail.ticket.id} />
      </Group>
    </div>
  )
}

/** Where the ticket stands, and where the workflow lets it go from there: from where it is, not from where it is going. */
function StatusField({ detail, shown }: { detail: TicketDetail; shown: TicketDetail }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const { ticket, workflow } = detail
  const here = findStatus(workflow, ticket.status)
  const wordsOf = (key: string) => findStatus(workflow, key)?.label[locale] ?? key
  const options = [...(here ? [here] : []), ...movesFrom(workflow, ticket.status)]
  return (
    <FieldMenu
      name="status"
      field="to"
      of="status"
      label={t("console.status")}
      done={t("console.done.status")}
      ticket={ticket}
      current={shown.ticket.status}
      shown={<Dotted category={shown.ticket.statusCategory}>{wordsOf(shown.ticket.status)}</Dotted>}
      choices={options.map(({ key, category }) => ({
        value: key,
        label: wordsOf(key),
        shown: <Dotted category={category}>{wordsOf(key)}</Dotted>,
      }))}
    />
  )
}

function Dotted({ category, children }: { category: Ticket["statusCategory"]; children: string }) {
  return (
    <>
      <Mark>
        <StatusDot category={category} />
      </Mark>
      <span className="truncate">{children}</span>
    </>
  )
}

function PriorityField({ shown, priorities }: { shown: TicketDetail; priorities: Props["priorities"] }) {
  const { t } = useTranslation()
  const { ticket } = shown
  const marked = (priority: Ticket["priority"]) => (
    <>
      <Mark>
        <PriorityMark priority={priority} />
      </Mark>
      {t(`priority.${priority}`)}
    </>
  )
  return (
    <FieldMenu
      name="priority"
      field="priority"
      of="priority"
      label={t("console.priority")}
      done={t("console.done.priority")}
      ticket={ticket}
      current={ticket.priority}
      shown={marked(ticket.priority)}
      choices={priorities.map((priority) => ({
        value: priority,
        label: t(`priority.${priority}`),
        shown: marked(priority),
      }))}
    />
  )
}

/** Who asks, and what they and their farm asked before. */
function RequesterAndFarm({ detail }: { detail: TicketDetail }) {
  const { t } = useTranslation()
  const { requester, ticket, workflow } = detail
  const related = useRelatedTickets(detail)
  return (
    <>
      <Group label={t("console.requester")}>
        <p className="wrap-anywhere">
          <Link
            to={`/admin/support/people/${requester.id}`}
            className="rounded-sm font-medium underline-offset-2 hover:underline"
          >
            {requester.name}
          </Link>
          {requester.email && <span className="block break-all text-soft text-xs leading-5">{requester.email}</span>}
        </p>
        {requester.isUnconfirmed && <Unconfirmed />}
        <RelatedTickets
          label={t("sidebar.earlier")}
          rows={related?.ofRequester}
          workflow={workflow}
          all={{ to: `/admin/support?view=all&requester=${requester.id}`, label: t("sidebar.allOfRequester") }}
          none={t("sidebar.firstTicket")}
        />
      </Group>
      <Group label={t("console.farm")}>
        <p className="wrap-anywhere">{ticket.farmName ?? <span className="text-soft">{t("console.noFarm")}</span>}</p>
        {ticket.farmId && (
          <RelatedTickets
            label={t("sidebar.ofFarm")}
            rows={related?.ofFarm}
            workflow={workflow}
            all={{
              to: `/admin/support?${new URLSearchParams({ view: "all", farm: ticket.farmId })}`,
              label: t("sidebar.allOfFarm"),
            }}
            none={t("sidebar.onlyTicket")}
          />
        )}
      </Group>
    </>
  )
}

/** That the address may be somebody else's, and what that does to mails. */
function Unconfirmed() {
  const { t } = useTranslation()
  return (
    <div className="grid gap-0.5 py-1 text-xs leading-5">
      <p className="flex items-center gap-1.5 font-medium text-warn-ink">
        <MailWarning aria-hidden size={14} className="shrink-0" />
        {t("console.unconfirmed")}
      </p>
      <p className="text-soft">{t("console.unconfirmedText")}</p>
    </div>
  )
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="grid grid-cols-[minmax(0,1fr)] gap-1 border-b px-4 py-3 last:border-b-0">
      <h3 className="font-medium text-soft text-xs leading-5">{label}</h3>
      {children}
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="text-soft text-xs">{label}</dt>
      <dd className="wrap-anywhere text-right tabular-nums">{children}</dd>
    </div>
  )
}
