import { sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../access/index.js"
import { agents, contacts, tags, tickets } from "../db/schema-helpdesk.js"
import { type AgentId, type ContactId, type Db, hostId, idSchema, parse } from "../kernel/index.js"
import { deskColumns, deskOf, type TicketTag, type Workflow } from "../ticket/index.js"

/** What a list is filtered by now, and is shown by its name. */
export const listInboxChoicesInput = z.object({
  requester: idSchema("contact").optional(),
  farm: hostId(100).optional(),
})

/** What a list of tickets can be filtered by, with the names that people know it by. */
export type InboxChoices = {
  workflow: Workflow
  /** By name. */
  tags: TicketTag[]
  /** Who is at the desk now, by name. */
  agents: { id: AgentId; name: string }[]
  /** Those that were asked for; null when there is none of that id. */
  requester: { id: ContactId; name: string } | null
  farm: { id: string; name: string } | null
}

const { compare } = new Intl.Collator("nl")
const byName = (a: { name: string }, b: { name: string }) => compare(a.name, b.name)

/** Some drivers hand JSON over as text. */
function read<Value>(value: unknown): Value {
  return typeof value === "string" ? JSON.parse(value) : (value as Value)
}

/** Under names of their own, because columns of a select without joins go by their bare names. */
const allTags = sql`(select coalesce(json_agg(json_build_object('id', one.id, 'name', one.name, 'color', one.color)),
  '[]'::json) from ${tags} one)`.mapWith((value) => read<TicketTag[]>(value))
const activeAgents = sql`(select coalesce(json_agg(json_build_object('id', one.id, 'name', person.name)), '[]'::json)
  from ${agents} one join ${contacts} person on person.id = one.contact_id where one.is_active)`.mapWith((value) =>
  read<InboxChoices["agents"]>(value),
)

/**
 * Everything that a filter of the inbox lets people choose from, in one statement.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input`
 */
export async function listInboxChoices(
  db: Db,
  actor: Actor,
  input: z.input<typeof listInboxChoicesInput> = {},
): Promise<InboxChoices> {
  requireAgent(actor)
  const { requester, farm } = parse(listInboxChoicesInput, input)
  const [row] = await db
    .select({
      ...deskColumns,
      tags: allTags,
      agents: activeAgents,
      requesterName: sql<string | null>`(select one.name from ${contacts} one where one.id = ${requester ?? ""})`,
      farmName: sql<string | null>`(select one.farm_name from ${tickets} one where one.farm_id = ${farm ?? ""}
        order by one.last_message_at desc, one.id desc limit 1)`,
    })
    .from(sql`(values (1)) as one`)
  if (!row) throw new Error("a select from one row gives one")
  return {
    workflow: deskOf(row).workflow,
    tags: row.tags.sort(byName),
    agents: row.agents.sort(byName),
    requester: requester && row.requesterName !== null ? { id: requester, name: row.requesterName } : null,
    farm: farm && row.farmName !== null ? { id: farm, name: row.farmName } : null,
  }
}
