import type { AgentActor, Db, SavedView, SavedViewId } from "fdm-helpdesk"
import { canAtDesk, isId, listSavedViews } from "fdm-helpdesk"
import { createContext, type RouterContextProvider } from "react-router"

const asked = createContext<Promise<SavedView[]> | null>(null)

type Known = { db: Db; actor: AgentActor }

/** The views in an agent's rail: asked of the database once per request, by the first of its loaders that needs them. */
export function savedViewsOf(context: Readonly<RouterContextProvider>, { db, actor }: Known): Promise<SavedView[]> {
  const earlier = context.get(asked)
  if (earlier) return earlier
  const views = listSavedViews(db, actor)
  context.set(asked, views)
  // Whoever waits for it hears what went wrong; nobody may.
  views.catch(() => undefined)
  return views
}

/** A view that an agent may see: of the rail, or one that is theirs to look after. */
export async function savedViewOf(
  context: Readonly<RouterContextProvider>,
  known: Known,
  id: string,
): Promise<SavedView | undefined> {
  if (!isId("savedView", id)) return undefined
  const of = (views: SavedView[]) => views.find((view) => view.id === id)
  const found = of(await savedViewsOf(context, known))
  if (found || !canAtDesk(known.actor, "saved_view.manage")) return found
  return of(await listSavedViews(known.db, known.actor, { scope: "shared" }))
}

/** So many have a number in the rail: what is further down is out of sight, and costs nothing. */
const countedAtMost = 40

/** What the rail has counted, in its order. */
export function countedViews(views: readonly SavedView[]): { id: SavedViewId; query: SavedView["query"] }[] {
  return views.slice(0, countedAtMost).map(({ id, query }) => ({ id, query }))
}
