import { Outlet, useRouteLoaderData } from "react-router"
import { brand } from "~/brand"
import { LanguageSwitch } from "~/components/blocks/shell/language-switch"
import { useFocusKept } from "~/components/blocks/shell/use-focus-kept"
import { usePageChange } from "~/components/blocks/shell/use-page-change"
import { Announcer } from "~/components/ui/announcer"
import { ErrorView } from "~/components/ui/error-view"
import { ClockProvider } from "~/components/ui/time/time"
import type { loader as rootLoader } from "~/root"
import type { Route } from "./+types/_entry"

/** Around the pages for people who are not signed in. */
export default function Entry() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <Frame>
      <ErrorView error={error} />
    </Frame>
  )
}

const contentId = "content"

function Frame({ children }: { children: React.ReactNode }) {
  const clock = useRouteLoaderData<typeof rootLoader>("root")
  const page = (
    <div className="flex min-h-dvh flex-col items-center px-5 pt-[8dvh] pb-10">
      <div className="flex w-full max-w-96 flex-1 flex-col gap-8 has-data-wide:lg:max-w-4xl">
        <header className="flex items-center justify-between">
          <span className="flex items-center gap-2 font-semibold text-lg">
            <brand.Logo />
            {brand.name}
          </span>
          {clock && <LanguageSwitch />}
        </header>
        <Announcer>
          <Content>{children}</Content>
        </Announcer>
      </div>
    </div>
  )
  return clock ? <ClockProvider {...clock}>{page}</ClockProvider> : page
}

/** From one of these pages to the next goes who has no mouse as well. */
function Content({ children }: { children: React.ReactNode }) {
  usePageChange(contentId)
  useFocusKept()
  return (
    <main id={contentId} tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-8 outline-none">
      {children}
    </main>
  )
}
