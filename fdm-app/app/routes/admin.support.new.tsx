import { createTicket } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { RequesterTicketForm } from "~/components/blocks/people/requester-ticket-form"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { useKeptAnswer } from "~/components/ui/use-kept-answer"
import { given, newFormKey } from "~/lib/form.server"
import { page } from "~/lib/page.server"
import { reply } from "~/lib/reply.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.new"

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

export { unlessLive as shouldRevalidate } from "~/lib/live-scope"

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
