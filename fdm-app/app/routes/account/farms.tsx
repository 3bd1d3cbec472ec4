import { addFarm, addFarmInput, listFarms, maxOwnFarms } from "fdm-core"
import { Building2 } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Form, Link } from "react-router"
import { Button } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextField } from "~/components/ui/form/field"
import { useKeptAnswer } from "~/components/ui/form/use-kept-answer"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { signedIn } from "~/lib/auth/signed-in.server"
import { offFields } from "~/lib/requests/outcome"
import { page } from "~/lib/requests/page.server"
import { reply } from "~/lib/requests/reply.server"
import type { Route } from "./+types/farms"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, user } = signedIn(args)
    const maxNameLength = addFarmInput.shape.name.maxLength ?? undefined
    return { farms: await listFarms(db, user.id), maxNameLength, maxOwn: maxOwnFarms }
  })
}

export function action(args: Route.ActionArgs) {
  return reply(args, async ({ name = "" }) => {
    const { db, user, now } = signedIn(args)
    await addFarm(db, user.id, { name: name.trim() }, now)
    return "/farms"
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function Farms({ loaderData: { farms, maxNameLength, maxOwn }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const answer = useKeptAnswer(actionData)
  const failed = answer?.ok === false ? answer : undefined
  const isTooMany = failed?.details.reason === "too_many"
  const isNameOff = offFields(failed).includes("name")
  const nameNeeded = isNameOff ? t("farms.nameNeeded") : undefined
  const error = isTooMany ? t("farms.tooMany", { most: maxOwn }) : nameNeeded
  return (
    <PortalPage>
      <PageTitle>{t("farms.title")}</PageTitle>
      <h1 className="font-semibold text-xl">{t("farms.title")}</h1>
      {farms.length === 0 ? (
        <Empty icon={Building2} title={t("farms.empty")}>
          {t("farms.emptyText")}
        </Empty>
      ) : (
        <ul className="divide-y">
          {farms.map(({ id, name, role }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3.5">
              <span className="wrap-anywhere min-w-0">
                <span className="font-medium">{name}</span>{" "}
                <span className="text-soft text-sm">{t(`farms.role.${role}`)}</span>
              </span>
              <Link
                to={`/support/new?${new URLSearchParams({ farm: id })}`}
                className="text-accent-ink text-sm underline-offset-2 hover:underline"
              >
                {t("farms.ask")}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {/* The key empties the field when a farm was added. */}
      <Form key={farms.length} method="post" className="flex flex-wrap items-start gap-2 border-t pt-6">
        {failed && !error && <ErrorAlert code={failed.code} className="w-full" />}
        <TextField
          name="name"
          label={t("farms.name")}
          error={error}
          defaultValue={failed?.values.name}
          maxLength={maxNameLength}
          className="w-full max-w-80"
        />
        <Button size="large" className="sm:mt-7.5">
          {t("farms.add")}
        </Button>
      </Form>
    </PortalPage>
  )
}
