import interLatin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url"
import type { ReactNode } from "react"
import { I18nextProvider } from "react-i18next"
import { Links, type Location, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "react-router"
import { measure } from "~/lib/host/measure.server"
import { secureHeaders, thisMachineOnly, watchRequests } from "~/lib/host/security.server"
import { caller, identify } from "~/lib/requests/caller.server"
import type { Route } from "./+types/root"
import styles from "./app.css?url"
import { ErrorView } from "./components/ui/error-view"
import { defaultLocale, translationFor } from "./locales/translation"

export const middleware: Route.MiddlewareFunction[] = [measure, secureHeaders, thisMachineOnly, watchRequests, identify]

export const links: Route.LinksFunction = () => [
  { rel: "preload", href: interLatin, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
]

export function loader({ context }: Route.LoaderArgs) {
  const { locale, timeZone, now, user, host } = context.get(caller)
  const { css, version, logoUrl } = host.brand.current
  const brand = { styles: css ? `/brand.css?v=${version}` : undefined, logoUrl }
  return { locale, timeZone, now, brand, user: user && { id: user.id, name: user.name, email: user.email } }
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root")
  const locale = root?.locale ?? defaultLocale
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {root?.brand.styles && <link rel="stylesheet" href={root.brand.styles} />}
      </head>
      <body className="bg-canvas text-ink">
        <I18nextProvider i18n={translationFor(locale)}>{children}</I18nextProvider>
        <ScrollRestoration getKey={placeOf} />
        <Scripts />
      </body>
    </html>
  )
}

/** The list of tickets is one place, however one comes back to it; any other page is a new one with every visit. */
function placeOf({ pathname, search, key }: Location): string {
  return pathname === "/admin/support" ? pathname + search : key
}

export default Outlet

/** For what goes wrong before there is a shell: even then a page of ours, and not a blank one. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center p-6">
      <ErrorView error={error} />
    </main>
  )
}
