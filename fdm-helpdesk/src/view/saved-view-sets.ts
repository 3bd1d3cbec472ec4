import { allFields, type FieldsLike } from "../ticket/fields/ticket-fields.js"

/** What a saved view can be recognised by in the rail: names, which whoever shows it has a picture for. */
export const viewIcons = [
  ...(["list", "inbox", "star", "flag", "clock", "alert", "user", "users"] as const),
  ...(["tag", "mail", "phone", "calendar", "check", "archive", "map", "sprout"] as const),
] as const
/** One of `viewIcons`. */
export type ViewIcon = (typeof viewIcons)[number]

/** A field that a row of the inbox can show. */
export type InboxColumn = FieldsLike<{ listed: object }>
/** What a row of the inbox can show of a ticket. */
export const inboxColumns = allFields.flatMap(([name, { listed }]) => (listed ? [name as InboxColumn] : []))

/** What rows show, and in which order, where nobody chose: who and when, what, how pressing, the last line, of whom. */
export const defaultInboxColumns: readonly InboxColumn[] = [
  ...(["requester", "lastMessageAt", "subject", "priority", "preview", "tags", "assignee"] as const),
]

/** How many views one agent can have: more than a rail can show, and no more than a page can count. */
export const savedViewsAtMost = 100
