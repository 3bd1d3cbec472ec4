import { sql } from "drizzle-orm"
import { bigint, boolean, check, index, integer, pgSchema, text, timestamp } from "drizzle-orm/pg-core"
import type { UserId } from "../ids.js"

/**
 * The tables of better-auth (core, admin plugin, database rate limit). The keys of each table are the names that
 * better-auth asks for; the columns are ours, with a time zone, which better-auth's own generator leaves out.
 */
export const authnSchema = pgSchema("fdm-authn")

/** The languages that a person can read FDM in. */
export const locales = ["nl", "en"] as const

const instant = (name: string) => timestamp(name, { withTimezone: true })

export const users = authnSchema.table(
  "users",
  {
    id: text("id").$type<UserId>().primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull().unique("users_email_key"),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    locale: text("locale", { enum: locales }).notNull().default("nl"),
    timeZone: text("time_zone").notNull().default("Europe/Amsterdam"),
    role: text("role").notNull().default("user"),
    banned: boolean("banned").notNull().default(false),
    banReason: text("ban_reason"),
    banExpires: instant("ban_expires"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [check("users_locale_known", sql`${table.locale} in ('nl', 'en')`)],
)

const userId = () =>
  text("user_id")
    .$type<UserId>()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" })

export const sessions = authnSchema.table(
  "sessions",
  {
    id: text("id").primaryKey(),
    token: text("token").notNull().unique("sessions_token_key"),
    userId: userId(),
    expiresAt: instant("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    impersonatedBy: text("impersonated_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [index("sessions_user_id_idx").on(table.userId)],
)

export const accounts = authnSchema.table(
  "accounts",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: userId(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [index("accounts_user_id_idx").on(table.userId)],
)

export const verifications = authnSchema.table(
  "verifications",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [index("verifications_identifier_idx").on(table.identifier)],
)

export const rateLimits = authnSchema.table("rate_limits", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique("rate_limits_key_key"),
  count: integer("count").notNull(),
  /** Milliseconds since 1970, as better-auth writes it. */
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
})

/** What was tried in the name of an address, by a keyed hash of it: see `auth/attempts.ts`. */
export const attempts = authnSchema.table(
  "attempts",
  {
    key: text("key").primaryKey(),
    count: integer("count").notNull(),
    /** When the next one may be made. */
    againAt: instant("again_at").notNull(),
    lastAt: instant("last_at").notNull(),
  },
  (table) => [index("attempts_last_at_idx").on(table.lastAt)],
)
