import { getFarm, listFarms } from "fdm-core"
import { FdmError } from "fdm-core/errors"
import { asRequester, createTicket, type Db } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { TicketCreateForm } from "~/components/blocks/portal/ticket-create-form"
import { useKeptAnswer } from "~/components/ui/form/use-kept-answer"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { signedIn } from "~/lib/auth/signed-in.server"
import { given, newFormKey } from "~/lib/requests/form.server"
import { knownError, page } from "~/lib/requests/page.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/new"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, user } = signedIn(args)
    const farms = (await listFarms(db, user.id)).map(({ id, name }) => ({ id, name }))
    const asked = farms.find(({ id }) => id === args.url.searchParams.get("farm"))
    const only = farms.length === 1 ? farms[0] : undefined
    return { farms, chosenFarm: (asked ?? only)?.id, formKey: newFormKey() }
  })
}

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ body = "", farm, formKey }) => {
    const { db, actor, user, now } = signedIn(args)
    const question = { body, farm: await farmOf(db, user.id, given(farm)), formKey: given(formKey) }
    const ticket = await createTicket(db, asRequester(actor), question, now)
    return `/support/${ticket.id}?created`
  })
}

/** A farm that isn't the person's own is an error of the form, at its field. */
async function farmOf(db: Db, principalId: string, farmId: string | undefined) {
  if (!farmId) return undefined
  try {
    const { id, name } = await getFarm(db, principalId, { farmId })
    return { id, name }
  } catch (error) {
    if (knownError(error)?.code !== "not_found") throw error
    throw new FdmError("invalid_input", "not a farm of this person", { fields: ["farm"] })
  }
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function NewQuestion({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const answer = useKeptAnswer(actionData)
  const failed = answer?.ok === false ? answer : undefined
  return (
    <PortalPage>
      <PageTitle>{t("support.askTitle")}</PageTitle>
      <h1 className="font-semibold text-xl">{t("support.askTitle")}</h1>
      <TicketCreateForm {...loaderData} failed={failed} />
    </PortalPage>
  )
}
