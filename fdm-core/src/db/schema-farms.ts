import { sql } from "drizzle-orm"
import { check, index, pgSchema, primaryKey, text, timestamp } from "drizzle-orm/pg-core"
import type { FarmId } from "../ids.js"

/** Farms and who belongs to them. A principal is an opaque id here, so that farms work with any table of users. */
export const fdmSchema = pgSchema("fdm")

export const farmRoles = ["owner", "advisor"] as const

export const farms = fdmSchema.table(
  "farms",
  {
    id: text("id").$type<FarmId>().primaryKey(),
    name: text("name").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [check("farms_name_not_empty", sql`${table.name} <> ''`)],
)

export const farmMembers = fdmSchema.table(
  "farm_members",
  {
    farmId: text("farm_id")
      .$type<FarmId>()
      .notNull()
      .references(() => farms.id, { onDelete: "cascade" }),
    principalId: text("principal_id").notNull(),
    role: text("role", { enum: farmRoles }).notNull(),
  },
  (table) => [
    primaryKey({
      name: "farm_members_pkey",
      columns: [table.farmId, table.principalId],
    }),
    index("farm_members_principal_id_idx").on(table.principalId),
    check("farm_members_principal_id_not_empty", sql`${table.principalId} <> ''`),
    check("farm_members_role_known", sql`${table.role} in ('owner', 'advisor')`),
  ],
)
