import { clsx } from "clsx"
import { useTranslation } from "react-i18next"
import { NavLink } from "react-router"
import { settingsPages } from "./settings-pages"

/** The pages of the settings: a column on wide screens, a row that scrolls on others. */
export function SettingsNav() {
  const { t } = useTranslation()
  return (
    <nav aria-label={t("settings.title")} className="min-w-0 text-sm">
      <p className="mb-2 hidden px-2.5 font-semibold lg:block">{t("settings.title")}</p>
      <ul className="flex flex-wrap gap-1 border-b pb-2 lg:grid lg:gap-px lg:border-0 lg:pb-0">
        {settingsPages.map((page) => (
          <li key={page}>
            <NavLink
              to={page}
              className={({ isActive }) =>
                clsx(
                  "flex h-8 items-center whitespace-nowrap rounded-md px-2.5",
                  isActive ? "bg-selected font-medium" : "text-soft hover:bg-hover hover:text-ink",
                )
              }
            >
              {t(`settings.pages.${page}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
