/**
 * The closed sets that tickets are described by, for all who speak of tickets: the tables' constraints, inputs, and
 * pages in a browser. Nothing is imported here.
 */
export const statusCategories = ["new", "active", "scheduled", "waiting", "resolved", "closed"] as const
/** One of `statusCategories`. */
export type StatusCategory = (typeof statusCategories)[number]
/** From the one that can wait to the one that can't. */
export const priorities = ["low", "normal", "high", "urgent"] as const
/** One of `priorities`. */
export type Priority = (typeof priorities)[number]
/** How a ticket came in. */
export const channels = ["web", "email", "phone", "api"] as const
/** One of `channels`. */
export type Channel = (typeof channels)[number]
