import { sql } from "drizzle-orm"
import { type AnyPgColumn, boolean, check, index, text, uniqueIndex } from "drizzle-orm/pg-core"
import { type Locale, locales } from "../../kernel/person.js"
import { helpdeskSchema, idColumn, isOneOf, timeColumn } from "./columns.js"

/** Everybody the helpdesk knows: requesters and agents, with or without an account. Erasure has this one place. */
export const contacts = helpdeskSchema.table(
  "contacts",
  {
    id: idColumn("id", "contact").primaryKey(),
    principalId: text("principal_id"),
    name: text("name").notNull(),
    email: text("email"),
    emailVerified: boolean("email_verified").notNull().default(false),
    locale: text("locale").$type<Locale>().notNull().default("nl"),
    timeZone: text("time_zone").notNull().default("Europe/Amsterdam"),
    /** The person that this one turned out to be: what was this one's is that one's now. The row stays for the audit. */
    mergedIntoId: idColumn("merged_into_id", "contact").references((): AnyPgColumn => contacts.id),
    /** When everything personal of it was erased. */
    anonymizedAt: timeColumn("anonymized_at"),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("contacts_principal_key").on(table.principalId).where(sql`principal_id is not null`),
    index("contacts_email").on(table.email),
    check("contacts_locale", isOneOf("locale", locales)),
    check("contacts_principal_not_empty", sql`principal_id <> ''`),
  ],
)

/** From the role with the fewest rights to the one with all of them; each may do what those before it may. */
export const agentRoles = ["agent", "team_lead", "manager", "admin"] as const
/** One of `agentRoles`. */
export type AgentRole = (typeof agentRoles)[number]

/** Who let an agent in: somebody at the desk, or a role that the host gave the account. */
export const agentGrants = ["desk", "host"] as const
/** One of `agentGrants`. */
export type AgentGrant = (typeof agentGrants)[number]

/** The contacts that work at the desk. One who left stays, inactive, so that history keeps its names. */
export const agents = helpdeskSchema.table(
  "agents",
  {
    id: idColumn("id", "agent").primaryKey(),
    contactId: idColumn("contact_id", "contact")
      .notNull()
      .references(() => contacts.id),
    role: text("role").$type<AgentRole>().notNull(),
    isActive: boolean("is_active").notNull().default(true),
    grantedBy: text("granted_by").$type<AgentGrant>().notNull().default("desk"),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("agents_contact_key").on(table.contactId),
    check("agents_role", isOneOf("role", agentRoles)),
    check("agents_granted_by", isOneOf("granted_by", agentGrants)),
  ],
)
