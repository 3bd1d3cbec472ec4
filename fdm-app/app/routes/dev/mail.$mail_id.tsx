import { ArrowLeft } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { LinkTabs } from "~/components/ui/link-tabs"
import { PageTitle } from "~/components/ui/page-title"
import { PortalPage } from "~/components/ui/portal-page"
import { When } from "~/components/ui/time/time"
import { Written } from "~/components/ui/written/written"
import { keptMailOf } from "~/lib/host/mail-folder.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/mail.$mail_id"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { id, from, to, subject, text, keptAt } = await keptMailOf(args, args.params.mail_id)
    const shown: "html" | "text" = args.url.searchParams.get("as") === "text" ? "text" : "html"
    return { id, from, to, subject, text, keptAt: new Date(keptAt), shown }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function KeptMail({ loaderData: { id, from, to, subject, text, keptAt, shown } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const tabs = [
    { key: "html", label: t("mail.html"), to: `/dev/mail/${id}` },
    { key: "text", label: t("mail.plain"), to: `/dev/mail/${id}?as=text` },
  ]
  return (
    <PortalPage>
      <PageTitle>{subject}</PageTitle>
      <Link to="/dev/mail" className="flex w-fit items-center gap-1.5 rounded-sm text-soft text-sm hover:text-ink">
        <ArrowLeft aria-hidden size={16} />
        {t("mail.back")}
      </Link>
      <div className="grid gap-1">
        <h1 className="wrap-anywhere font-semibold text-xl">{subject}</h1>
        <div className="wrap-anywhere text-soft text-sm">
          <p>
            {t("mail.from")}: {from}
          </p>
          <p>
            {t("mail.to")}: {to}
          </p>
          <When at={keptAt} />
        </div>
      </div>
      <LinkTabs label={t("mail.shown")} tabs={tabs} current={shown} />
      {shown === "text" ? (
        <Written text={text} />
      ) : (
        // Links in the mail lead out of the frame; nothing in it runs.
        <iframe
          title={t("mail.frame")}
          src={`/dev/mail/${id}/html`}
          sandbox="allow-top-navigation-by-user-activation"
          className="h-160 w-full rounded-md border bg-white"
        />
      )}
    </PortalPage>
  )
}
