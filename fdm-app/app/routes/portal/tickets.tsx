import { asRequester, getMyTickets, loadDesk, searchTickets } from "fdm-helpdesk"
import { Plus } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { SearchQuestions } from "~/components/blocks/portal/search-questions"
import { TicketList } from "~/components/blocks/portal/ticket-list"
import { SearchHints } from "~/components/blocks/search/search-hints"
import { Alert } from "~/components/ui/alert"
import { buttonStyle } from "~/components/ui/button"
import { LinkTabs } from "~/components/ui/link-tabs"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { signedIn } from "~/lib/auth/signed-in.server"
import { firstPageUnless, page } from "~/lib/requests/page.server"
import { ownQuestionRowOf } from "~/lib/ticket/own-question.server"
import type { Route } from "./+types/tickets"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor, locale, timeZone, now } = signedIn(args)
    const { searchParams } = args.url
    const state: "open" | "closed" = searchParams.get("state") === "closed" ? "closed" : "open"
    const text = searchParams.get("q")?.trim().slice(0, longestSearch) ?? ""
    const person = asRequester(actor)
    const read = async (cursor?: string): Promise<MyPage> =>
      text
        ? searchTickets(db, person, { text, timeZone, cursor }, now)
        : { ...(await getMyTickets(db, person, { state, cursor })), hints: [], corrected: [] }
    const [list, { workflow }] = await Promise.all([firstPageUnless(searchParams.get("cursor"), read), loadDesk(db)])
    return { ...list, rows: list.rows.map((row) => ownQuestionRowOf(row, workflow, locale)), state, text }
  })
}

const longestSearch = 500
const searchFor = (text: string) => `/support?${new URLSearchParams({ q: text })}`
type MyPage = { rows: Parameters<typeof ownQuestionRowOf>[0][]; nextCursor: string | null } & Pick<
  FoundPage,
  "hints" | "corrected"
>
type FoundPage = Awaited<ReturnType<typeof searchTickets>>

export default function MyQuestions({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { rows, nextCursor, hints, corrected, state, text, isIgnored } = loaderData
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
      <div className="grid gap-2">
        <SearchQuestions text={text} farms={rows.map(({ farmName }) => farmName)} />
        <SearchHints hints={hints} corrected={corrected} text={text} to={searchFor} className="rounded-md" />
      </div>
      {text ? (
        <h2 className="wrap-anywhere font-medium">{t("filters.own.title", { text })}</h2>
      ) : (
        <LinkTabs label={t("support.states")} tabs={tabs} current={state} />
      )}
      {isIgnored && <Alert tone="bad" title={t("list.ignored")} />}
      <TicketList tickets={rows} state={state} text={text} />
      {nextCursor && (
        <Link
          to={`/support?${new URLSearchParams({ ...(text ? { q: text } : { state }), cursor: nextCursor })}`}
          className="w-fit text-accent-ink text-sm underline-offset-2 hover:underline"
        >
          {t("support.more")}
        </Link>
      )}
    </PortalPage>
  )
}
