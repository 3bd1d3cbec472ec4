import type { savedReplies, savedViews, searchSynonyms, tags, teams } from "../db/schema-helpdesk.js"
import { jsonbText } from "./jsonb-text.js"

/**
 * All that something which is set up for the whole desk says, as one text: its hash goes into the audit when it changes,
 * and is made again from the row when the audit is verified.
 */
type Row<Table extends { $inferSelect: unknown }, Field extends keyof Table["$inferSelect"]> = Pick<
  Table["$inferSelect"],
  Field
>

export function saysOfTag({ name, color }: Row<typeof tags, "name" | "color">): string {
  return jsonbText([name, color])
}

export function saysOfSavedReply(reply: Row<typeof savedReplies, "title" | "body" | "category">): string {
  return jsonbText([reply.title, reply.body, reply.category])
}

/** With whom it is shared stands in the event itself. */
export function saysOfSavedView(view: Row<typeof savedViews, "name" | "icon" | "query" | "columns">): string {
  return jsonbText([view.name, view.icon, view.query, view.columns])
}

/** Who is in it stands in the events themselves. */
export function saysOfTeam({ name }: Row<typeof teams, "name">): string {
  return jsonbText([name])
}

export function saysOfSynonyms({ terms }: Row<typeof searchSynonyms, "terms">): string {
  return jsonbText(terms)
}

/** Also of a workflow: `null` for one that is as it ships, which is not stored. */
export function saysOfStored(data: unknown): string {
  return jsonbText(data ?? null)
}
