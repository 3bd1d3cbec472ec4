import type { AgentActor } from "../access/index.js"
import { createTeam } from "../desk/index.js"
import type { Db, SavedViewId } from "../kernel/index.js"
import { listSavedViews, type SavedView } from "../view/index.js"
import { anAgent } from "./index.js"

/** A desk with somebody of each kind, and a team of the owner of views and a member. */
export async function aViewDesk(db: Db) {
  const [owner, member, outsider] = [await anAgent(db, { name: "Ot" }), await anAgent(db), await anAgent(db)]
  const lead = await anAgent(db, { role: "team_lead" })
  const manager = await anAgent(db, { role: "manager" })
  const admin = await anAgent(db, { role: "admin" })
  const memberIds = [owner.agentId, member.agentId]
  const { id: teamId } = await createTeam(db, manager, { name: "Mest", memberIds })
  return { owner, member, outsider, lead, manager, admin, teamId }
}

/** How a call ends, in a word. */
export function codeOf(run: Promise<unknown>): Promise<string> {
  return run.then(...([() => "ok", (error: { code: string }) => error.code] as const))
}

/** A view as somebody has it in the rail. */
export async function inRail(db: Db, actor: AgentActor, id: SavedViewId): Promise<SavedView | undefined> {
  return (await listSavedViews(db, actor)).find((view) => view.id === id)
}
