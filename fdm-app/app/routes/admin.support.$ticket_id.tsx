import { getTicket, listAgents, listFailedMails, markViewed, schemaHelpdesk } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Outlet, type ShouldRevalidateFunctionArgs } from "react-router"
import { Composer } from "~/components/blocks/support/composer"
import { ConflictAlert } from "~/components/blocks/support/conflict-alert"
import { FailedMails } from "~/components/blocks/support/failed-mails"
import { TicketHeader } from "~/components/blocks/support/ticket-header"
import { TicketSidebar } from "~/components/blocks/support/ticket-sidebar"
import { Timeline } from "~/components/blocks/support/timeline-list"
import { Alert } from "~/components/ui/alert"
import { ErrorView } from "~/components/ui/error-view"
import { PageTitle } from "~/components/ui/page-title"
import { OutcomeProvider } from "~/components/ui/post-form"
import { newFormKey } from "~/lib/form.server"
import { page } from "~/lib/page.server"
import { outcome } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import { ticketIdOf } from "~/lib/ticket-id.server"
import type { Route } from "./+types/admin.support.$ticket_id"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const ticketId = ticketIdOf(args.params)
    const [detail, agents, failedMails] = await Promise.all([
      getTicket(db, actor, { ticketId }),
      listAgents(db, actor),
      listFailedMails(db, actor, { ticketId }),
    ])
    await markViewed(db, actor, { ticketId }, detail.ticket.lastMessageAt)
    return {
      detail,
      agents,
      failedMails,
      ownAgentId: actor.agentId,
      priorities: schemaHelpdesk.priorities,
      formKey: newFormKey(),
      outcome: args.context.get(outcome),
      done: args.url.searchParams.get("done"),
    }
  })
}

/** A form that came too late brings the page up to date, so that its writer sees what changed. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate
}

export default function ConsoleTicket({ loaderData }: Route.ComponentProps) {
  const { detail, agents, failedMails, outcome, formKey, ownAgentId, priorities, done } = loaderData
  const { ticket } = detail
  return (
    <OutcomeProvider value={outcome}>
      <PageTitle>{`${ticket.ref} ${ticket.subject}`}</PageTitle>
      <div className="@container flex min-h-0 flex-1 flex-col">
        <TicketHeader detail={detail} />
        <div className="flex min-h-0 flex-1 flex-col @2xl:flex-row">
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Done word={outcome ? null : done} />
            <FailedMails mails={failedMails} />
            <ConflictAlert detail={detail} agents={agents} />
            <Timeline detail={detail} agents={agents} />
            <Composer key={ticket.id} detail={detail} formKey={formKey} />
          </div>
          <div className="shrink-0 border-t @2xl:w-60 @2xl:overflow-y-auto @2xl:border-t-0 @2xl:border-l">
            <TicketSidebar detail={detail} agents={agents} ownAgentId={ownAgentId} priorities={priorities} />
          </div>
        </div>
      </div>
      <Outlet />
    </OutcomeProvider>
  )
}

const steps = ["message", "status", "priority", "assign", "retry"] as const

/** Said after a form that was posted without scripts; with them it is announced. */
function Done({ word }: { word: string | null }) {
  const { t } = useTranslation()
  const step = steps.find((known) => known === word)
  return step ? <Alert tone="good" title={t(`console.done.${step}`)} className="mx-4 mt-4 sm:mx-5" /> : null
}

/** The list stays beside a ticket that can't be shown. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <div className="px-5 sm:px-8">
      <ErrorView error={error} />
    </div>
  )
}
