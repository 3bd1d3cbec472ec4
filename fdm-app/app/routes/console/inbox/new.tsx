import { createTicket } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { RequesterTicketForm } from "~/components/blocks/people/requester-ticket-form"
import { useKeptAnswer } from "~/components/ui/form/use-kept-answer"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { given, newFormKey } from "~/lib/requests/form.server"
import { page } from "~/lib/requests/page.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/new"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    agentOnly(args)
    return { formKey: newFormKey(), email: args.url.searchParams.get("email") ?? "" }
  })
}

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ email = "", name, subject, body = "", formKey }) => {
    const { db, actor, now } = agentOnly(args)
    const requester = { email, name: given(name) }
    const question = { body, subject: given(subject?.trim()), requester, formKey: given(formKey) }
    const ticket = await createTicket(db, actor, question, now)
    return `/admin/support/${ticket.id}`
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function NewTicket({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const answer = useKeptAnswer(actionData)
  const failed = answer && "ok" in answer && !answer.ok ? answer : undefined
  return (
    <PortalPage>
      <PageTitle>{t("people.create.title")}</PageTitle>
      <div>
        <h1 className="font-semibold text-xl">{t("people.create.title")}</h1>
        <p className="mt-1 text-soft">{t("people.create.intro")}</p>
      </div>
      <RequesterTicketForm {...loaderData} failed={failed} />
    </PortalPage>
  )
}
