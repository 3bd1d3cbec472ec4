import { Mails } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { Empty } from "~/components/ui/empty"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { When } from "~/components/ui/time/time"
import { mailFolder } from "~/lib/host/mail-folder.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/mail._index"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const mails = await mailFolder(args).list()
    return {
      mails: mails.slice(0, 200).map(({ id, to, subject, keptAt }) => ({ id, to, subject, keptAt: new Date(keptAt) })),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function KeptMails({ loaderData: { mails } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <PortalPage>
      <PageTitle>{t("mail.title")}</PageTitle>
      <div className="grid gap-1">
        <h1 className="font-semibold text-xl">{t("mail.title")}</h1>
        <p className="text-soft text-sm">{t("mail.text")}</p>
      </div>
      {mails.length === 0 && (
        <Empty icon={Mails} title={t("mail.empty")}>
          {t("mail.emptyText")}
        </Empty>
      )}
      <ul className="divide-y">
        {mails.map(({ id, to, subject, keptAt }) => (
          <li key={id}>
            <Link to={`/dev/mail/${id}`} className="-mx-3 block rounded-md px-3 py-3 hover:bg-hover">
              <span className="flex items-baseline gap-3">
                <span className="min-w-0 flex-1 truncate font-medium">{subject}</span>
                <When at={keptAt} className="whitespace-nowrap text-soft text-sm" />
              </span>
              <span className="block truncate text-soft text-sm">
                {t("mail.to")}: {to}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </PortalPage>
  )
}
