import { type AgentId, canAtDesk, getTicketPage, type Message, schemaHelpdesk } from "fdm-helpdesk"
import { useCallback, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Outlet, type ShouldRevalidateFunctionArgs, useRouteLoaderData } from "react-router"
import { NewMessages } from "~/components/blocks/live/new-messages"
import { useOwnContactId } from "~/components/blocks/live/presence-provider"
import { usePresenceSigns } from "~/components/blocks/live/use-presence-signs"
import { ColleaguesProvider } from "~/components/blocks/ticket/colleagues"
import { Composer } from "~/components/blocks/ticket/composer/composer"
import { ConflictAlert } from "~/components/blocks/ticket/conflict-alert"
import { TicketSidebar } from "~/components/blocks/ticket/fields/ticket-sidebar"
import { ContextPanel } from "~/components/blocks/ticket/header/context-panel"
import { TicketHeader } from "~/components/blocks/ticket/header/ticket-header"
import { FailedMails } from "~/components/blocks/ticket/thread/failed-mails"
import { Timeline } from "~/components/blocks/ticket/thread/timeline-list"
import { Turns } from "~/components/blocks/ticket/turns"
import type { Choices } from "~/components/blocks/ticket/use-shown-ticket"
import { useViewed } from "~/components/blocks/ticket/use-viewed"
import { Alert } from "~/components/ui/alert"
import { ErrorView } from "~/components/ui/error-view"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { useKeptFormKey } from "~/components/ui/form/use-kept-form-key"
import { PageTitle } from "~/components/ui/page-title"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { unlessOfOthers } from "~/lib/live/live-scope"
import { isFetchedAhead } from "~/lib/requests/fetched-ahead"
import { newFormKey } from "~/lib/requests/form.server"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import { messageActsOf } from "~/lib/ticket/message-acts.server"
import { messagesAsked } from "~/lib/ticket/messages-asked"
import { messageAskedFor, ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { loader as consoleLoader } from "~/routes/console/inbox/inbox"
import type { Route } from "./+types/ticket"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, now } = agentOnly(args)
    const ticketId = ticketIdOf(args.params)
    const isAhead = isFetchedAhead(args.request)
    const asked = { ticketId, messages: messagesAsked(args.url), open: messageAskedFor(args.url), isAhead }
    const { detail, draft, failedMails, unsendable: undo, unmailed } = await getTicketPage(db, actor, asked, now)
    const given = { unmailed, url: args.url, outcome: args.context.get(outcome) }
    return {
      detail,
      acts: await messageActsOf(db, actor, { ticketId, messages: detail.messages, ...given }),
      ownAgentId: actor.agentId,
      failedMails,
      draft,
      undo: undo && { messageId: undo.messageId, leavesInMs: undo.leavesAt.getTime() - now.getTime() },
      isAhead,
      mayCreateTags: canAtDesk(actor, "tag.manage"),
      priorities: schemaHelpdesk.priorities,
      formKey: newFormKey(),
      outcome: args.context.get(outcome),
      done: args.url.searchParams.get("done"),
    }
  })
}

/** A form that came too late brings the page up to date, so that its writer sees what changed. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  return args.actionStatus === 409 || unlessOfOthers(args)
}

export default function ConsoleTicket({ loaderData }: Route.ComponentProps) {
  const {
    detail,
    acts,
    ownAgentId,
    failedMails,
    outcome,
    formKey,
    mayCreateTags,
    priorities,
    done,
    isAhead,
    draft,
    undo,
  } = loaderData
  const { ticket } = detail
  const choices = useChoices(ownAgentId)
  const { agents } = choices
  useViewed(ticket, isAhead)
  const ownContactId = useOwnContactId()
  const isOwn = useCallback(({ authorId }: Message) => authorId === ownContactId, [ownContactId])
  const keptFormKey = useKeptFormKey(formKey, ticket.id, "message")
  usePresenceSigns(ticket.id)
  return (
    <OutcomeProvider value={outcome}>
      <NewMessages ticketId={ticket.id} messages={detail.messages} isOwn={isOwn} />
      <PageTitle>{`${ticket.ref} ${ticket.subject}`}</PageTitle>
      <Turns key={ticket.id} ticketId={ticket.id} version={ticket.version}>
        <div data-open-ticket className="flex min-h-0 flex-1 flex-col">
          <TicketHeader detail={detail} choices={choices} />
          <div className="flex min-h-0 flex-1">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <Done word={outcome ? null : done} />
              <FailedMails mails={failedMails} />
              <ConflictAlert detail={detail} agents={agents} />
              <ColleaguesProvider value={agents}>
                <Timeline detail={detail} agents={agents} acts={acts} />
                <Composer key={ticket.id} detail={detail} formKey={keptFormKey} draft={draft} undo={undo} />
              </ColleaguesProvider>
            </div>
            <ContextPanel>
              <TicketSidebar detail={detail} choices={choices} priorities={priorities} mayCreateTags={mayCreateTags} />
            </ContextPanel>
          </div>
        </div>
      </Turns>
      <Outlet />
    </OutcomeProvider>
  )
}

/** The list beside the ticket has them already. */
function useChoices(ownAgentId: AgentId): Choices {
  const choices = useRouteLoaderData<typeof consoleLoader>("routes/console/inbox/inbox")?.choices
  return useMemo(() => ({ ...nothing, ...choices, ownAgentId }), [choices, ownAgentId])
}

const nothing = { agents: [], tags: [], teams: [] }

/** Said after a form that was posted without scripts; with them it is announced. */
function Done({ word }: { word: string | null }) {
  const { t } = useTranslation()
  const said = {
    message: t("console.done.message"),
    unsend: t("writing.undo.done"),
    edit: t("console.done.edit"),
    delete: t("console.done.delete"),
    redact: t("console.done.redact"),
    status: t("console.done.status"),
    priority: t("console.done.priority"),
    field: t("console.done.field", { field: t("sidebar.field") }),
    assign: t("console.done.assign"),
    claim: t("console.done.assign"),
    retry: t("console.done.retry"),
    subject: t("sidebar.done.subject"),
    tags: t("sidebar.done.tags"),
    seats: t("sidebar.done.seats"),
  }
  const title = Object.entries(said).find(([step]) => step === word)?.[1]
  return title ? <Alert tone="good" title={title} className="mx-4 mt-4 sm:mx-5" /> : null
}

/** The list stays beside a ticket that can't be shown. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <div className="px-5 sm:px-8">
      <ErrorView error={error} />
    </div>
  )
}
