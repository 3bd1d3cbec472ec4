import { asRequester, getMyTickets, loadDesk } from "fdm-helpdesk"
import { Plus } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { TicketList } from "~/components/blocks/support/ticket-list"
import { Alert } from "~/components/ui/alert"
import { buttonStyle } from "~/components/ui/button"
import { LinkTabs } from "~/components/ui/link-tabs"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { firstPageUnless, page } from "~/lib/page.server"
import { signedIn } from "~/lib/signed-in.server"
import type { Route } from "./+types/support._index"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = signedIn(args)
    const { searchParams } = args.url
    const state: "open" | "closed" = searchParams.get("state") === "closed" ? "closed" : "open"
    const [list, { workflow }] = await Promise.all([
      firstPageUnless(searchParams.get("cursor"), (cursor) => getMyTickets(db, asRequester(actor), { state, cursor })),
      loadDesk(db),
    ])
    return { ...list, state, workflow }
  })
}

export default function MyQuestions({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { rows, nextCursor, state, workflow, isIgnored } = loaderData
  const tabs = [
    { key: "open", label: t("support.open"), to: "/support" },
    { key: "closed", label: t("support.closed"), to: "/support?state=closed" },
  ]
  return (
    <PortalPage>
      <PageTitle>{t("support.title")}</PageTitle>
      <div className="flex items-center justify-between gap-4">
        <h1 className="font-semibold text-xl">{t("support.title")}</h1>
        <Link to="/support/new" className={buttonStyle({ look: "primary" })}>
          <Plus aria-hidden size={16} />
          {t("support.new")}
        </Link>
      </div>
      <LinkTabs label={t("support.states")} tabs={tabs} current={state} />
      {isIgnored && <Alert tone="bad" title={t("list.ignored")} />}
      <TicketList tickets={rows} state={state} workflow={workflow} />
      {nextCursor && (
        <Link
          to={`/support?${new URLSearchParams({ state, cursor: nextCursor })}`}
          className="w-fit text-accent-ink text-sm underline-offset-2 hover:underline"
        >
          {t("support.more")}
        </Link>
      )}
    </PortalPage>
  )
}
