import type { SavedView } from "fdm-helpdesk"
import { ChevronRight } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { ViewPicture } from "~/components/blocks/views/view-icon"
import { Section } from "./settings-page"

type Props = { views: readonly Pick<SavedView, "id" | "name" | "icon" | "ownerName" | "teamName">[] }

/** What the desk shares, whoever made it, for managers to look after. */
export function SharedViews({ views }: Props) {
  const { t } = useTranslation()
  return (
    <div className="border-t pt-5">
      <Section id="shared-views" title={t("teams.shared")} intro={t("teams.sharedIntro")}>
        {views.length === 0 ? (
          <p className="text-soft">{t("teams.sharedNone")}</p>
        ) : (
          <ul aria-labelledby="shared-views" className="divide-y border-y">
            {views.map(({ id, name, icon, ownerName: owner, teamName: team }) => (
              <li key={id}>
                <Link
                  to={`/admin/support/views/${id}?view_id=${id}`}
                  className="flex min-h-11 items-center gap-3 px-2 py-1.5 hover:bg-hover"
                >
                  <ViewPicture icon={icon} className="shrink-0 text-soft" />
                  <span className="wrap-anywhere min-w-0 flex-1 font-medium">{name}</span>
                  <span className="wrap-anywhere max-w-[50%] text-right text-soft">
                    {team ? t("teams.ofTeam", { owner, team }) : t("teams.ofAll", { owner })}
                  </span>
                  <ChevronRight aria-hidden size={16} className="shrink-0 text-soft" />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
