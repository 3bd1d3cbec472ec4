import { canAtDesk, getRequester, loadDesk } from "fdm-helpdesk"
import { ArrowLeft } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, Outlet, redirect } from "react-router"
import { PersonFacts } from "~/components/blocks/people/person-facts"
import { PersonPrivacy } from "~/components/blocks/people/person-privacy"
import { PersonTickets } from "~/components/blocks/people/person-tickets"
import { Alert } from "~/components/ui/alert"
import { buttonStyle } from "~/components/ui/button"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { contactIdOf } from "~/lib/people/contact-id.server"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/person"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const contactId = contactIdOf(args.params)
    const [person, { workflow }] = await Promise.all([getRequester(db, actor, { contactId }), loadDesk(db)])
    if (person.id !== contactId) throw redirect(`/admin/support/people/${person.id}`)
    return {
      person,
      workflow,
      isOwn: person.id === actor.contactId,
      mayManage: canAtDesk(actor, "person.manage"),
      outcome: args.context.get(outcome),
      isErased: args.url.searchParams.get("done") === "anonymize",
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function PersonPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { person, workflow, isOwn, mayManage, outcome, isErased } = loaderData
  return (
    <PortalPage>
      <PageTitle>{person.name}</PageTitle>
      <Link to="/admin/support" className="flex w-fit items-center gap-1.5 rounded-sm text-soft text-sm hover:text-ink">
        <ArrowLeft aria-hidden size={16} />
        {t("people.page.back")}
      </Link>
      {isErased && <Alert tone="good" title={t("people.page.erased")} />}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="wrap-anywhere font-semibold text-xl">{person.name}</h1>
          <p className="wrap-anywhere text-soft">{person.email ?? t("people.page.noEmail")}</p>
        </div>
        {person.email && (
          <Link to={`/admin/support/new?${new URLSearchParams({ email: person.email })}`} className={buttonStyle()}>
            {t("people.page.newTicket")}
          </Link>
        )}
      </div>
      <PersonFacts person={person} />
      <PersonTickets person={person} workflow={workflow} />
      {mayManage && !person.anonymizedAt && (
        <PersonPrivacy person={person} isOwn={isOwn} failed={outcome?.ok === false ? outcome : undefined} />
      )}
      <Outlet />
    </PortalPage>
  )
}
