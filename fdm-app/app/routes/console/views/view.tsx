import { FdmError } from "fdm-core/errors"
import { canAtDesk, listTeams } from "fdm-helpdesk"
import { Outlet } from "react-router"
import { ViewEditor } from "~/components/blocks/views/view-editor"
import { ErrorView } from "~/components/ui/error-view"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { savedViewOf } from "~/lib/list/saved-views.server"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import type { Route } from "./+types/view"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const known = agentOnly(args)
    const { db, actor } = known
    const { view_id: id } = args.params
    const [view, teams] = await Promise.all([
      id === "new" ? undefined : savedViewOf(args.context, known, id),
      listTeams(db, actor),
    ])
    if (id !== "new" && !view) throw new FdmError("not_found", "no such saved view")
    const isManager = canAtDesk(actor, "saved_view.manage")
    const isTheirs = (team: (typeof teams)[number]) => team.members.some((member) => member.id === actor.agentId)
    return {
      view,
      teams: teams
        .filter((team) => isManager || team.id === view?.teamId || isTheirs(team))
        .map(({ id, name }) => ({ id, name })),
      mayShareWithAll: canAtDesk(actor, "saved_view.share") || view?.sharing === "all",
      outcome: args.context.get(outcome),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function ViewPage({ loaderData: { outcome, ...choices } }: Route.ComponentProps) {
  return (
    <OutcomeProvider value={outcome}>
      <ViewEditor key={choices.view?.id ?? "new"} {...choices} />
      <Outlet />
    </OutcomeProvider>
  )
}

/** The list stays beside a view that can't be shown. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <div className="px-5 sm:px-8">
      <ErrorView error={error} />
    </div>
  )
}
