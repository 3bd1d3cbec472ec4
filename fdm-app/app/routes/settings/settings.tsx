import { Outlet } from "react-router"
import { SettingsNav } from "~/components/blocks/settings/settings-nav"
import { ErrorView } from "~/components/ui/error-view"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/settings"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    agentOnly(args)
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function Settings() {
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] content-start gap-6 px-5 pt-6 pb-16 sm:px-8 lg:grid-cols-[10rem_minmax(0,1fr)] lg:gap-12 lg:pt-8">
      <SettingsNav />
      <Outlet />
    </div>
  )
}

/** Who was deactivated while a page stood open is told so here, and sees nothing of what is inside. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <div className="mx-auto w-full max-w-2xl px-5 sm:px-8">
      <ErrorView error={error} />
    </div>
  )
}
