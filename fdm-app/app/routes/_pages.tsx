import { Outlet } from "react-router"
import { ErrorView } from "~/components/ui/error-view"
import type { Route } from "./+types/_pages"

export default Outlet

/** Errors of any page are shown inside the shell, so that there is a way on. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <div className="mx-auto w-full max-w-2xl px-5 sm:px-8">
      <ErrorView error={error} />
    </div>
  )
}
