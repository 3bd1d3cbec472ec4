import { sql } from "drizzle-orm"
import { check, index, jsonb, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core"
import { helpdeskSchema, idColumn, isOneOf, timeColumn } from "./columns.js"
import { agents } from "./people.js"

/** Agents who work together. An agent may be in several. Names differ by more than case. */
export const teams = helpdeskSchema.table(
  "teams",
  {
    id: idColumn("id", "team").primaryKey(),
    name: text("name").notNull(),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [uniqueIndex("teams_name_key").on(sql`lower(${table.name})`)],
)

/** Who is in which team, those who left the desk included, should they come back. */
export const teamMembers = helpdeskSchema.table(
  "team_members",
  {
    teamId: idColumn("team_id", "team")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    agentId: idColumn("agent_id", "agent")
      .notNull()
      .references(() => agents.id),
  },
  (table) => [
    primaryKey({ name: "team_members_pkey", columns: [table.teamId, table.agentId] }),
    index("team_members_agent").on(table.agentId),
  ],
)

/** Who finds a saved view in their rail: its owner alone, the owner's team, or the whole desk. */
export const viewSharings = ["private", "team", "all"] as const
/** One of `viewSharings`. */
export type ViewSharing = (typeof viewSharings)[number]

/** Lists that agents keep under a name. `query` is what `getInbox` takes, `columns` what its rows show and in which order. */
export const savedViews = helpdeskSchema.table(
  "saved_views",
  {
    id: idColumn("id", "savedView").primaryKey(),
    name: text("name").notNull(),
    icon: text("icon").notNull(),
    ownerId: idColumn("owner_id", "agent")
      .notNull()
      .references(() => agents.id),
    sharing: text("sharing").$type<ViewSharing>().notNull(),
    teamId: idColumn("team_id", "team").references(() => teams.id),
    query: jsonb("query").$type<Record<string, unknown>>().notNull(),
    columns: text("columns").array().notNull(),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [
    index("saved_views_owner").on(table.ownerId),
    index("saved_views_team").on(table.teamId),
    check("saved_views_sharing", isOneOf("sharing", viewSharings)),
    check("saved_views_team_only", sql`(sharing = 'team') = (team_id is not null)`),
  ],
)
