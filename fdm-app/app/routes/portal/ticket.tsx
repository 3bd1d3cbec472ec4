import { asRequester, getTicketPage, type Message } from "fdm-helpdesk"
import { ArrowLeft } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, Outlet } from "react-router"
import { NewMessages } from "~/components/blocks/live/new-messages"
import { TicketDetail } from "~/components/blocks/portal/ticket-detail"
import { Alert } from "~/components/ui/alert"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { useKeptFormKey } from "~/components/ui/form/use-kept-form-key"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { signedIn } from "~/lib/auth/signed-in.server"
import { newFormKey } from "~/lib/requests/form.server"
import type { FailedOutcome } from "~/lib/requests/outcome"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import { messagesAsked } from "~/lib/ticket/messages-asked"
import { ownQuestionOf } from "~/lib/ticket/own-question.server"
import { messageAskedFor, ticketIdOf } from "~/lib/ticket/ticket-id.server"
import type { Route } from "./+types/ticket"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, user, locale, now } = signedIn(args)
    const { url } = args
    const asked = { ticketId: ticketIdOf(args.params), messages: messagesAsked(url), open: messageAskedFor(url) }
    const { detail } = await getTicketPage(db, asRequester(actor), asked, now)
    const { searchParams } = url
    return {
      detail: ownQuestionOf(detail, locale),
      formKey: newFormKey(),
      email: user.email,
      isConfirmed: user.emailVerified,
      outcome: args.context.get(outcome),
      isCreated: searchParams.has("created"),
      done: searchParams.get("done"),
    }
  })
}

export { unlessOfOthers as shouldRevalidate } from "~/lib/live/live-scope"

const isOwn = ({ authorType }: Message) => authorType === "requester"

export default function Question({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { detail, formKey, email, isConfirmed, outcome, isCreated, done } = loaderData
  const { id, ref, subject } = detail.ticket
  const keptFormKey = useKeptFormKey(formKey, id, "reply")
  return (
    <PortalPage>
      <NewMessages ticketId={id} messages={detail.messages} isOwn={isOwn} />
      <PageTitle>{`${ref} ${subject}`}</PageTitle>
      <Link to="/support" className="flex w-fit items-center gap-1.5 rounded-sm text-soft text-sm hover:text-ink">
        <ArrowLeft aria-hidden size={16} />
        {t("support.back")}
      </Link>
      {isCreated && (
        <Alert tone="good" title={t("support.created", { ref })}>
          <p className="wrap-anywhere">
            {t(isConfirmed ? "support.createdText" : "support.createdUnconfirmed", { email })}
          </p>
        </Alert>
      )}
      {!outcome && isStep(done) && <Alert tone="good" title={t(`support.done.${done}`)} />}
      {outcome?.ok === false && isSaidHere(outcome) && <ErrorAlert code={outcome.code} />}
      <OutcomeProvider value={outcome}>
        <TicketDetail detail={detail} formKey={keptFormKey} />
      </OutcomeProvider>
      <Outlet />
    </PortalPage>
  )
}

/** What came too often is said at its form. */
function isSaidHere({ form, code }: FailedOutcome): boolean {
  return form !== "reply" && code !== "rate_limited"
}

/** The address is anybody's to write; only these words mean something. */
function isStep(done: string | null): done is "reply" | "close" | "reopen" {
  return done === "reply" || done === "close" || done === "reopen"
}
