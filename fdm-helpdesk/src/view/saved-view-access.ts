import { and, asc, desc, eq, ne, or, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type AgentActor, canAtDesk } from "../access/index.js"
import { agents, contacts, savedViews, teamMembers, teams, type ViewSharing } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, HelpdeskError, notFound, type SavedViewId, type TeamId } from "../kernel/index.js"
import { readColumns, readSavedQuery, type SavedQuery } from "./saved-view-query.js"
import { type InboxColumn, type ViewIcon, viewIcons } from "./saved-view-sets.js"

/**
 * A list that somebody keeps under a name. A private one is its owner's: for everybody else, whatever their role, it does
 * not exist. A team's is for who is in that team now. What is shared stays when its owner leaves, for managers to change.
 */
export type SavedView = {
  id: SavedViewId
  name: string
  icon: ViewIcon
  sharing: ViewSharing
  /** Set when it is shared with a team. */
  teamId: TeamId | null
  teamName: string | null
  isOwn: boolean
  ownerName: string
  /** The actor may change and delete it. */
  mayChange: boolean
  /** What `getInbox` takes and, with a `text`, `searchTickets`. */
  query: SavedQuery
  /** Names of what was kept of the query and is known no more. */
  lost: string[]
  /** What rows show, in this order. */
  columns: InboxColumn[]
}

/** What an agent has in the rail. */
export function usableBy({ agentId }: AgentActor): SQL | undefined {
  const ofTheirTeams = sql`${savedViews.teamId} in (select ${teamMembers.teamId} from ${teamMembers}
    where ${teamMembers.agentId} = ${agentId})`
  return or(eq(savedViews.ownerId, agentId), eq(savedViews.sharing, "all"), ofTheirTeams)
}

/** What the desk has, whoever made it. */
export function sharedBy(): SQL {
  return ne(savedViews.sharing, "private")
}

/** What exists for an agent: a manager looks after what other teams share, too. */
function knownTo(actor: AgentActor): SQL | undefined {
  return canAtDesk(actor, "saved_view.manage") ? or(usableBy(actor), sharedBy()) : usableBy(actor)
}

const { id, name, icon, sharing, teamId, ownerId, query, columns } = savedViews

/** The views that a condition lets through: the actor's own first, then by name. */
export async function selectViews(db: Db, actor: AgentActor, condition: SQL | undefined): Promise<SavedView[]> {
  const rows = await db
    .select({
      id,
      name,
      icon,
      sharing,
      teamId,
      teamName: teams.name,
      ownerId,
      ownerName: contacts.name,
      query,
      columns,
    })
    .from(savedViews)
    .innerJoin(agents, eq(agents.id, ownerId))
    .innerJoin(contacts, eq(contacts.id, agents.contactId))
    .leftJoin(teams, eq(teams.id, teamId))
    .where(condition)
    .orderBy(desc(sql`${ownerId} = ${actor.agentId}`), asc(sql`lower(${name})`), asc(id))
  return rows.map(({ ownerId: owner, ...row }) => {
    const isOwn = owner === actor.agentId
    return {
      ...row,
      ...readSavedQuery(row.query),
      icon: viewIcons.find((known) => known === row.icon) ?? "list",
      columns: readColumns(row.columns),
      isOwn,
      mayChange: isOwn || (row.sharing !== "private" && canAtDesk(actor, "saved_view.manage")),
    }
  })
}

/** A view after the actor wrote it, who may have given it to its owner alone. */
export async function findView(tx: Db, actor: AgentActor, savedViewId: SavedViewId): Promise<SavedView> {
  const [view] = await selectViews(tx, actor, eq(id, savedViewId))
  if (!view) throw new Error("a view that was written is there")
  return view
}

/**
 * Locks a view that the actor may change, and before it the team that it is to be shared with: as the deletion of a team
 * does. Whoever may see a view learns that it is not theirs to change; nobody learns of another's private one.
 */
export async function lockView(
  tx: Db,
  actor: AgentActor,
  savedViewId: SavedViewId,
  toTeam?: TeamId | null,
): Promise<SavedView & { hasActiveOwner: boolean }> {
  if (toTeam) await lockTeam(tx, toTeam)
  const view = alias(savedViews, "view")
  const [row] = await tx.select({ ownerId: view.ownerId }).from(view).where(eq(view.id, savedViewId)).for("update")
  // Read under the lock: what somebody else wrote until now counts.
  const [before] = row ? await selectViews(tx, actor, and(eq(id, savedViewId), knownTo(actor))) : []
  if (!row || !before) throw notFound("saved view")
  if (!before.mayChange)
    throw new HelpdeskError("forbidden", "may not change the view of a colleague", { action: "saved_view.manage" })
  return { ...before, hasActiveOwner: await isActive(tx, row.ownerId) }
}

async function isActive(tx: Db, agentId: AgentId): Promise<boolean> {
  return (await tx.$count(agents, and(eq(agents.id, agentId), eq(agents.isActive, true)))) > 0
}

/** Keeps a team from going away until the transaction ends. */
async function lockTeam(tx: Db, wanted: TeamId): Promise<boolean> {
  const team = alias(teams, "team")
  const found = await tx.select({ id: team.id }).from(team).where(eq(team.id, wanted)).for("key share")
  return found.length > 0
}

/** @throws HelpdeskError `invalid_input` for a team that isn't there, or isn't the actor's to share with */
export async function assertTeam(tx: Db, actor: AgentActor, wanted: TeamId): Promise<void> {
  const isMember = and(eq(teamMembers.teamId, wanted), eq(teamMembers.agentId, actor.agentId))
  const isTheirs =
    (await lockTeam(tx, wanted)) &&
    (canAtDesk(actor, "saved_view.manage") || (await tx.$count(teamMembers, isMember)) > 0)
  if (!isTheirs) throw new HelpdeskError("invalid_input", "no team of the actor's", { fields: ["teamId"] })
}
