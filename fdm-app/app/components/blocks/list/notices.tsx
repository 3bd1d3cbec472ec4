import { ChevronDown, TriangleAlert } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router"
import { closePopup, Popup } from "~/components/ui/popup"
import type { nl } from "~/locales/nl"

export type ShownNotice = {
  key: keyof typeof nl.notices.about
  facts?: Record<string, string | number>
  /** The page where something can be done about it. */
  to?: string
}

/** What may be wrong with how the app runs, for admins: one line, and what to do about each when they ask for it. */
export function Notices({ notices }: { notices: readonly ShownNotice[] }) {
  const { t } = useTranslation()
  if (notices.length === 0) return null
  const summary = t("notices.summary", { count: notices.length })
  return (
    <div className="border-b px-3 py-1">
      <Popup
        label={summary}
        trigger={
          <>
            <TriangleAlert aria-hidden size={14} className="shrink-0 text-warn-ink" />
            {summary}
            <ChevronDown aria-hidden size={14} className="shrink-0" />
          </>
        }
        button={{
          className: "flex h-7 items-center gap-1.5 rounded-md px-2 text-soft text-xs hover:bg-hover hover:text-ink",
        }}
        className="w-96"
      >
        <section
          aria-label={summary}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard (WCAG 2.1.1)
          tabIndex={0}
          className="max-h-[min(18rem,50dvh)] overflow-y-auto"
        >
          <ul className="divide-y px-1.5">
            {notices.map(({ key, facts = {}, to }) => (
              <li key={key} className="wrap-anywhere grid gap-0.5 py-2.5">
                <p className="font-medium">{t(`notices.about.${key}.title`, facts)}</p>
                <p className="text-soft">{t(`notices.about.${key}.todo`, facts)}</p>
                {to && (
                  <Link
                    to={to}
                    onClick={({ currentTarget }) => closePopup(currentTarget)}
                    className="w-fit text-accent-ink underline underline-offset-2"
                  >
                    {t("notices.settings")}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
        <p className="border-t px-1.5 pt-2 pb-1 text-soft text-xs">{t("notices.who")}</p>
      </Popup>
    </div>
  )
}
