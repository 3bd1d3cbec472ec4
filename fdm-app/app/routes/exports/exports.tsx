import { listExports } from "fdm-helpdesk"
import { ArrowLeft } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, Outlet } from "react-router"
import { ExportList } from "~/components/blocks/exports/export-list"
import { isUnderway } from "~/components/blocks/exports/export-words"
import { useProgress } from "~/components/blocks/exports/use-progress"
import { Alert } from "~/components/ui/alert"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/exports"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    return {
      exports: await listExports(db, actor),
      outcome: args.context.get(outcome),
      done: doneWord(args.url, ["ask", "cancel"]),
      hasTooMany: args.url.searchParams.get("problem") === "too_many",
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

/** The files that an agent asked for: those on their way, those that are ready, and what became of others. */
export default function ExportsPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { exports, outcome, done, hasTooMany } = loaderData
  useProgress(exports.some(isUnderway))
  return (
    <OutcomeProvider value={outcome}>
      <PortalPage>
        <PageTitle>{t("exports.title")}</PageTitle>
        <Link
          to="/admin/support"
          className="flex w-fit items-center gap-1.5 rounded-sm text-soft text-sm hover:text-ink"
        >
          <ArrowLeft aria-hidden size={16} />
          {t("people.page.back")}
        </Link>
        <header className="grid gap-1">
          <h1 className="font-semibold text-xl">{t("exports.title")}</h1>
          <p className="max-w-prose text-soft text-sm">{t("exports.intro")}</p>
        </header>
        {hasTooMany && (
          <Alert tone="bad" title={t("exports.tooMany")}>
            <p>{t("exports.tooManyText")}</p>
          </Alert>
        )}
        {done && !outcome && !hasTooMany && <Alert tone="good" title={t(`exports.done.${done}`)} />}
        <ExportList exports={exports} />
      </PortalPage>
      <Outlet />
    </OutcomeProvider>
  )
}
