import { isDeepStrictEqual } from "node:util"
import { and, eq, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, requireAgent, requireAtDesk } from "../access/index.js"
import { type DeskEvent, recordDesk, saysOfSavedView } from "../audit/index.js"
import { agents, savedViews, viewSharings } from "../db/schema-helpdesk.js"
import {
  type Db,
  guarded,
  HelpdeskError,
  idSchema,
  nameSchema,
  newId,
  notFound,
  parse,
  type SavedViewId,
} from "../kernel/index.js"
import { announceDesk } from "../work/announce.js"
import { assertTeam, findView, lockView, type SavedView, selectViews, sharedBy, usableBy } from "./saved-view-access.js"
import { columnsSchema, keptQuery, savedQuerySchema } from "./saved-view-query.js"
import { defaultInboxColumns, savedViewsAtMost, viewIcons } from "./saved-view-sets.js"

const fields = {
  name: nameSchema(60),
  icon: z.enum(viewIcons),
  sharing: z.enum(viewSharings),
  teamId: idSchema("team").nullable(),
  query: savedQuerySchema,
  columns: columnsSchema,
}
const target = { savedViewId: idSchema("savedView") }

/**
 * What `createSavedView` takes: a name of 1 to 60 characters on one line, an icon (`list` unless given), for whom it is
 * (`private` unless given; `team` with a `teamId`), what it asks for, and what its rows show.
 */
export const createSavedViewInput = z.object({
  ...fields,
  icon: fields.icon.default("list"),
  sharing: fields.sharing.default("private"),
  teamId: fields.teamId.default(null),
  query: fields.query.prefault({}),
  columns: fields.columns.default([...defaultInboxColumns]),
})
/** What `updateSavedView` takes: the view, and what becomes another. */
export const updateSavedViewInput = z.object({ ...target, ...z.object(fields).partial().shape })
/** What `deleteSavedView` takes. */
export const deleteSavedViewInput = z.object(target)
/** What `listSavedViews` takes: `usable` for what an agent has in the rail, `shared` for all that the desk shares. */
export const listSavedViewsInput = z.object({ scope: z.enum(["usable", "shared"]).default("usable") })

/**
 * The views that an agent has in the rail, by name: their own first, then what a team of theirs or the whole desk shares.
 * With the scope `shared`, all that anybody shares, those of other teams and of agents who left included. One statement.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`, for the scope `shared` below manager | `invalid_input`
 */
export async function listSavedViews(
  db: Db,
  actor: Actor,
  input: z.input<typeof listSavedViewsInput> = {},
): Promise<SavedView[]> {
  requireAgent(actor)
  const { scope } = parse(listSavedViewsInput, input)
  if (scope === "shared") requireAtDesk(actor, "saved_view.manage")
  return selectViews(db, actor, scope === "shared" ? sharedBy() : usableBy(actor))
}

/**
 * Keeps a list under a name. Every agent may keep one for themselves or share it with a team that they are in; managers
 * with any team. Team leads and up share with the whole desk.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` to share with all below team lead | `invalid_input`, also for a team
 *   that isn't the actor's (`details.fields`) | `too_large` | `conflict` with `details.reason` `too_many` at 100 views
 */
export async function createSavedView(
  db: Db,
  actor: Actor,
  input: z.input<typeof createSavedViewInput>,
  now: Date = new Date(),
): Promise<SavedView> {
  requireAgent(actor)
  const given = parse(createSavedViewInput, input)
  if (given.sharing === "all") requireAtDesk(actor, "saved_view.share")
  const shared = sharingOf(given)
  const id = newId("savedView", now)
  const steps = async (tx: Db) => {
    await lockOwner(tx, actor)
    if (shared.teamId) await assertTeam(tx, actor, shared.teamId)
    const row = {
      id,
      ...given,
      query: keptQuery(given.query),
      ...shared,
      ownerId: actor.agentId,
      createdAt: now,
      updatedAt: now,
    }
    await tx
      .insert(savedViews)
      .values(row)
      .returning(told(given.sharing !== "private"))
    const view = await findView(tx, actor, id)
    await recordShared(tx, actor, undefined, view, now)
    return view
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Changes a view: its owner may, and managers what is shared. A manager who makes the view of somebody who left private
 * has it from then on, or it would be nobody's. Fields that aren't given stay, also when somebody else changes them at the
 * same moment.
 *
 * @throws HelpdeskError `unauthenticated` | `not_found` also for somebody else's private one | `forbidden` for another's
 *   below manager, and to share with all below team lead | `invalid_input`, also for a team that isn't the actor's | `too_large`
 */
export async function updateSavedView(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateSavedViewInput>,
  now: Date = new Date(),
): Promise<SavedView> {
  requireAgent(actor)
  const { savedViewId, ...given } = parse(updateSavedViewInput, input)
  const steps = async (tx: Db) => {
    const before = await lockView(tx, actor, savedViewId, given.teamId)
    const shared = sharingOf(given, before)
    if (shared.sharing === "all" && before.sharing !== "all") requireAtDesk(actor, "saved_view.share")
    if (shared.teamId && shared.teamId !== before.teamId) await assertTeam(tx, actor, shared.teamId)
    const isPrivate = shared.sharing === "private"
    const heir = isPrivate && !before.hasActiveOwner ? { ownerId: actor.agentId } : {}
    await tx
      .update(savedViews)
      .set({ ...given, query: given.query && keptQuery(given.query), ...shared, ...heir, updatedAt: now })
      .where(eq(savedViews.id, savedViewId))
      .returning(told(!isPrivate || before.sharing !== "private"))
    const after = await findView(tx, actor, savedViewId)
    await recordShared(tx, actor, before, after, now)
    return after
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Deletes a view: its owner may, and managers what is shared. No ticket changes.
 *
 * @throws HelpdeskError `unauthenticated` | `not_found` also for somebody else's private one | `forbidden` for another's
 *   below manager | `invalid_input`
 */
export async function deleteSavedView(
  db: Db,
  actor: Actor,
  input: z.input<typeof deleteSavedViewInput>,
  now: Date = new Date(),
): Promise<void> {
  requireAgent(actor)
  const { savedViewId } = parse(deleteSavedViewInput, input)
  const steps = async (tx: Db) => {
    const before = await lockView(tx, actor, savedViewId)
    const isShared = before.sharing !== "private"
    await tx.delete(savedViews).where(eq(savedViews.id, savedViewId)).returning(told(isShared))
    if (isShared) await recordDesk(tx, actor, { type: "saved_view.deleted", changes: { savedViewId } }, now)
  }
  await guarded(() => db.transaction(steps))
}

/** Other people's pages hear of what is in their rail, and of nothing else. */
function told(isShared: boolean) {
  return { announced: isShared ? announceDesk({ isPublic: false }) : sql<null>`null` }
}

type Sharing = Pick<SavedView, "sharing" | "teamId">

/** For whom a view is once it is as `given` says. A team goes with the sharing `team` and with no other. */
function sharingOf(given: Partial<Sharing>, before?: Sharing): Sharing {
  const sharing = given.sharing ?? before?.sharing ?? "private"
  const kept = sharing === "team" ? (before?.teamId ?? null) : null
  const teamId = given.teamId === undefined ? kept : given.teamId
  if ((sharing === "team") !== (teamId !== null))
    throw new HelpdeskError("invalid_input", "a team goes with sharing with a team", { fields: ["teamId"] })
  return { sharing, teamId }
}

/** Under a lock on the agent, so that two views made at once don't both become the last that there is room for. */
async function lockOwner(tx: Db, actor: AgentActor): Promise<void> {
  const [owner] = await tx
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.id, actor.agentId), eq(agents.isActive, true)))
    .for("no key update")
  if (!owner) throw notFound("agent")
  if ((await tx.$count(savedViews, eq(savedViews.ownerId, actor.agentId))) >= savedViewsAtMost)
    throw new HelpdeskError("conflict", "as many views as an agent can have", { reason: "too_many" })
}

/** What the audit of the desk has to know of a change; nothing when it was and stays one agent's own. */
async function recordShared(
  tx: Db,
  actor: AgentActor,
  before: SavedView | undefined,
  after: SavedView,
  now: Date,
): Promise<void> {
  const event = sharedEvent(before, after)
  if (event) await recordDesk(tx, actor, event, now)
}

const audited = ["name", "icon", "sharing", "teamId", "query", "columns"] as const

function sharedEvent(before: SavedView | undefined, after: SavedView): DeskEvent | undefined {
  const savedViewId: SavedViewId = after.id
  const { sharing, teamId } = after
  const changes = { savedViewId, sharing, ...(teamId && { teamId }) }
  const content = saysOfSavedView({ ...after, query: keptQuery(after.query) })
  if (sharing === "private")
    return before && before.sharing !== "private"
      ? { type: "saved_view.unshared", changes: { savedViewId } }
      : undefined
  if (!before) return { type: "saved_view.created", changes, content }
  if (before.sharing === "private") return { type: "saved_view.shared", changes, content }
  const changed = audited.filter((field) => !isDeepStrictEqual(before[field], after[field]))
  return changed.length > 0
    ? { type: "saved_view.changed", changes: { ...changes, fields: changed }, content }
    : undefined
}
