import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type DeskActor, requireAtDesk } from "../access/index.js"
import { recordDesk, saysOfTeam } from "../audit/index.js"
import { agents, contacts, savedViews, teamMembers, teams, tickets } from "../db/schema-helpdesk.js"
import {
  type AgentId,
  type Db,
  guarded,
  HelpdeskError,
  idSchema,
  nameSchema,
  newId,
  notFound,
  parse,
  type TeamId,
} from "../kernel/index.js"
import { setOnAll } from "../ticket/index.js"
import { announceDesk } from "../work/announce.js"
import { nameTaken, refusingName } from "./name-taken.js"

/** Agents who work together and share views. `members` are those at the desk now, by name. */
export type Team = { id: TeamId; name: string; members: { id: AgentId; name: string }[]; sharedViews: number }

const teamName = nameSchema(60)
const memberIds = z.array(idSchema("agent")).max(500)
const target = { teamId: idSchema("team") }

/** What `createTeam` takes: a name of 1 to 60 characters on one line, and who is in it. */
export const createTeamInput = z.object({ name: teamName, memberIds: memberIds.default([]) })
/** What `updateTeam` takes: the team, and what becomes another; `memberIds` names all who are in it from now on. */
export const updateTeamInput = z.object({ ...target, name: teamName.optional(), memberIds: memberIds.optional() })
/** What `deleteTeam` takes. */
export const deleteTeamInput = z.object(target)

/**
 * All teams of the desk, by name, with who is in them and how many views they share. One statement.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden`
 */
export async function listTeams(db: Db, actor: Actor): Promise<Team[]> {
  requireAtDesk(actor, "desk.read")
  return selectTeams(db)
}

async function selectTeams(db: Db, teamId?: TeamId): Promise<Team[]> {
  const members = sql`(select coalesce(json_agg(json_build_object('id', one.id, 'name', person.name)
      order by lower(person.name), one.id), '[]'::json)
    from ${teamMembers} member join ${agents} one on one.id = member.agent_id and one.is_active
    join ${contacts} person on person.id = one.contact_id where member.team_id = team_of.id)`
  const sharedViews = sql`(select count(*) from ${savedViews} shared where shared.team_id = team_of.id)`
  return db
    .select({
      id: sql<TeamId>`team_of.id`,
      name: sql<string>`team_of.name`,
      // Some drivers hand JSON over as text.
      members: members.mapWith((value) => (typeof value === "string" ? JSON.parse(value) : value) as Team["members"]),
      sharedViews: sharedViews.mapWith(Number),
    })
    .from(sql`${teams} team_of`)
    .where(teamId && sql`team_of.id = ${teamId}`)
    .orderBy(asc(sql`lower(team_of.name)`), asc(sql`team_of.id`))
}

/**
 * Makes a team. Of two names that differ by case only, the database takes one.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below manager | `invalid_input`, also for a member who isn't at the
 *   desk | `too_large` | `conflict` when the name is taken
 */
export async function createTeam(
  db: Db,
  actor: Actor,
  input: z.input<typeof createTeamInput>,
  now: Date = new Date(),
): Promise<Team> {
  requireAtDesk(actor, "team.manage")
  const { name, memberIds: wanted } = parse(createTeamInput, input)
  const id = newId("team", now)
  const steps = async (tx: Db) => {
    const made = await tx
      .insert(teams)
      .values({ id, name, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: teams.id, announced: announceDesk({ isPublic: false }) })
    if (made.length === 0) throw nameTaken("team")
    const added = await addMembers(tx, id, wanted)
    await recordDesk(
      tx,
      actor,
      { type: "team.created", changes: { teamId: id, added }, content: saysOfTeam({ name }) },
      now,
    )
    return one(await selectTeams(tx, id))
  }
  return guarded(() => db.transaction(steps))
}

/**
 * Calls a team otherwise, or says who is in it. Somebody who left the desk stays where they were, should they come back.
 * Whoever goes out of a team sees its views no more, but for their own.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` below manager | `not_found` | `invalid_input`, also for a member who
 *   isn't at the desk | `too_large` | `conflict` when the name is taken
 */
export async function updateTeam(
  db: Db,
  actor: Actor,
  input: z.input<typeof updateTeamInput>,
  now: Date = new Date(),
): Promise<Team> {
  requireAtDesk(actor, "team.manage")
  const { teamId, ...given } = parse(updateTeamInput, input)
  const steps = (tx: Db) => changeTeam(tx, actor, teamId, given, now)
  return guarded(() => db.transaction(steps)).catch(refusingName("team"))
}

async function changeTeam(
  tx: Db,
  actor: DeskActor,
  teamId: TeamId,
  given: { name?: string; memberIds?: AgentId[] },
  now: Date,
): Promise<Team> {
  const [before] = await tx.select({ name: teams.name }).from(teams).where(eq(teams.id, teamId)).for("no key update")
  if (!before) throw notFound("team")
  const isRenamed = given.name !== undefined && given.name !== before.name
  const removed = given.memberIds ? await removeOthers(tx, teamId, given.memberIds) : []
  const added = given.memberIds ? await addMembers(tx, teamId, given.memberIds) : []
  if (isRenamed || added.length + removed.length > 0) {
    const name = given.name ?? before.name
    await tx
      .update(teams)
      .set({ name, updatedAt: now })
      .where(eq(teams.id, teamId))
      .returning({ announced: announceDesk({ isPublic: false }) })
    const changes = { teamId, fields: isRenamed ? ["name"] : [], added, removed }
    await recordDesk(tx, actor, { type: "team.changed", changes, content: saysOfTeam({ name }) }, now)
  }
  return one(await selectTeams(tx, teamId))
}

/**
 * Deletes a team and takes it off its tickets. Its views become private: their owners keep them, and nobody sees more than before.
 *
 * @returns how many views became private
 * @throws HelpdeskError `unauthenticated` | `forbidden` below manager | `not_found` | `invalid_input`
 */
export async function deleteTeam(
  db: Db,
  actor: Actor,
  input: z.input<typeof deleteTeamInput>,
  now: Date = new Date(),
): Promise<{ views: number }> {
  requireAtDesk(actor, "team.manage")
  const { teamId } = parse(deleteTeamInput, input)
  const steps = async (tx: Db) => {
    // Whoever shares a view with the team at this moment did so before, or finds it gone.
    const [found] = await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, teamId)).for("update")
    if (!found) throw notFound("team")
    const isOfTeam = sql`${inArray(tickets.isActive, [true, false])} and ${eq(tickets.teamOrder, teamId)}`
    await setOnAll(tx, isOfTeam, { teamId: null })
    const views = await tx
      .update(savedViews)
      .set({ sharing: "private", teamId: null, updatedAt: now })
      .where(eq(savedViews.teamId, teamId))
      .returning({ id: savedViews.id })
    await tx
      .delete(teams)
      .where(eq(teams.id, teamId))
      .returning({ announced: announceDesk({ isPublic: false }) })
    await recordDesk(tx, actor, { type: "team.deleted", changes: { teamId, views: views.length } }, now)
    return { views: views.length }
  }
  return guarded(() => db.transaction(steps))
}

/** @returns who came in */
async function addMembers(tx: Db, teamId: TeamId, wanted: readonly AgentId[]): Promise<AgentId[]> {
  const ids = [...new Set(wanted)]
  if (ids.length === 0) return []
  const atDesk = await tx.$count(agents, and(inArray(agents.id, ids), eq(agents.isActive, true)))
  if (atDesk < ids.length)
    throw new HelpdeskError("invalid_input", "members are agents at the desk", { fields: ["memberIds"] })
  const added = await tx
    .insert(teamMembers)
    .values(ids.map((agentId) => ({ teamId, agentId })))
    .onConflictDoNothing()
    .returning({ agentId: teamMembers.agentId })
  return added.map(({ agentId }) => agentId).sort()
}

/** @returns who went out; only who is at the desk was there to be left out */
async function removeOthers(tx: Db, teamId: TeamId, kept: readonly AgentId[]): Promise<AgentId[]> {
  const active = tx.select({ id: agents.id }).from(agents).where(eq(agents.isActive, true))
  const removed = await tx
    .delete(teamMembers)
    .where(
      and(
        eq(teamMembers.teamId, teamId),
        kept.length > 0 ? notInArray(teamMembers.agentId, [...kept]) : undefined,
        inArray(teamMembers.agentId, active),
      ),
    )
    .returning({ agentId: teamMembers.agentId })
  return removed.map(({ agentId }) => agentId).sort()
}

function one(found: Team[]): Team {
  const [team] = found
  if (!team) throw new Error("a team that was written is there")
  return team
}
