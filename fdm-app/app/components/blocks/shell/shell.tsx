import { Menu } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link, useLocation } from "react-router"
import { brand } from "~/brand"
import { AccountMenu } from "./account-menu"
import { usePanel } from "./panels"
import { KeysButton, RailSwitch } from "./rail-switch"
import { useFocusKept } from "./use-focus-kept"
import { usePageChange } from "./use-page-change"

type Props = {
  user: { name: string; email: string } | null
  /** The items of the sidebar. */
  nav: ReactNode
  /** What waits behind the menu where it is closed, in words. */
  waiting?: string
  /** Of a picture that stands for the host's mark. */
  logoUrl?: string
  children: ReactNode
}

const contentId = "content"

/** The host around everything: a sidebar on wide screens, a bar with a menu on others. */
export function Shell({ user, nav, waiting, logoUrl, children }: Props) {
  const { t } = useTranslation()
  const { key } = useLocation()
  usePageChange(contentId)
  useFocusKept()
  const { isOpen } = usePanel("rail")
  return (
    <div data-rail={isOpen ? "open" : "closed"} className="group/shell flex min-h-dvh flex-col xl:flex-row">
      <a
        href={`#${contentId}`}
        className="fixed top-2 left-2 z-20 -translate-y-16 rounded-md bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        {t("shell.skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col gap-4 overflow-y-auto border-r bg-sunken p-3 text-sm xl:flex xl:group-data-[rail=closed]/shell:w-14">
        <div className="flex items-center justify-between group-data-[rail=closed]/shell:grid group-data-[rail=closed]/shell:gap-2">
          <Home logoUrl={logoUrl} />
          <div className="flex group-data-[rail=closed]/shell:grid">
            <KeysButton />
            <RailSwitch />
          </div>
        </div>
        <nav aria-label={t("shell.navigation")} className="flex-1">
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5">{nav}</ul>
        </nav>
        <div className="group-data-[rail=closed]/shell:hidden">
          <AccountMenu user={user} />
        </div>
      </aside>
      <header className="flex h-13 shrink-0 items-center justify-between gap-4 border-b bg-sunken px-4 text-sm xl:hidden">
        <Home logoUrl={logoUrl} />
        {/* A new key closes it when its reader went somewhere. */}
        <details key={key} className="relative">
          <summary className="flex h-9 items-center gap-2 rounded-md px-2.5 font-medium hover:bg-hover">
            <Menu aria-hidden size={18} />
            {t("shell.menu")}
            {waiting && (
              <span title={waiting} className="size-2 rounded-full bg-accent">
                <span className="sr-only">, {waiting}</span>
              </span>
            )}
          </summary>
          <div className="absolute top-10 right-0 z-10 grid w-64 gap-3 rounded-lg border bg-canvas p-2 shadow-float">
            <nav aria-label={t("shell.navigation")}>
              <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5">{nav}</ul>
            </nav>
            <AccountMenu user={user} />
          </div>
        </details>
      </header>
      <main id={contentId} tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  )
}

/** The desk's own logo, when it has one. Decoration: the name stands beside it. */
function Home({ logoUrl }: Pick<Props, "logoUrl">) {
  return (
    <Link to="/" className="flex h-8 w-fit items-center gap-2 rounded-md px-1.5 font-semibold text-base">
      {logoUrl ? <img src={logoUrl} alt="" className="h-6 max-w-24 object-contain" /> : <brand.Logo />}
      <span className="xl:group-data-[rail=closed]/shell:sr-only">{brand.name}</span>
    </Link>
  )
}
