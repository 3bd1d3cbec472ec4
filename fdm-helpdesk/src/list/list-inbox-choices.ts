import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAtDesk, seenBy } from "../access/index.js"
import { type AgentRole, agents, contacts, tags, tickets } from "../db/schema-helpdesk.js"
import {
  type AgentId,
  type ContactId,
  type Db,
  fromJson,
  hostId,
  idSchema,
  parse,
  prepared,
  type TeamId,
} from "../kernel/index.js"
import { namesOf } from "../ticket/fields/named-things.js"
import type { TicketTag } from "../ticket/index.js"
import { deskColumns, deskOf, type Workflow } from "../workflow/index.js"

/** What a list is filtered by now, and is shown by its name. */
export const listInboxChoicesInput = z.object({
  requester: idSchema("contact").optional(),
  farm: hostId(100).optional(),
})

/** Somebody of the desk, or who was: who left is not active. */
export type Colleague = { id: AgentId; name: string; role: AgentRole; isActive: boolean }

/** What a list can be filtered by and a ticket can be given, with the names that people know it by. */
export type InboxChoices = {
  workflow: Workflow
  /** By name. */
  tags: TicketTag[]
  /** By name. */
  teams: { id: TeamId; name: string }[]
  /** By name, those who left included. */
  agents: Colleague[]
  /** Those that were asked for; null when there is none of that id. */
  requester: { id: ContactId; name: string } | null
  farm: { id: string; name: string } | null
}

/** Under names of their own, because columns of a select without joins go by their bare names. */
const columns = {
  ...deskColumns,
  tags: sql`(select coalesce(json_agg(json_build_object('id', each.id, 'name', each.name, 'color', each.color)
    order by lower(each.name), each.id), '[]'::json) from ${tags} each)`.mapWith((value) =>
    fromJson<TicketTag[]>(value),
  ),
  agents: sql`(select coalesce(json_agg(json_build_object('id', each.id, 'name', person.name, 'role', each.role,
    'isActive', each.is_active) order by lower(person.name), each.id), '[]'::json)
    from ${agents} each join ${contacts} person on person.id = each.contact_id)`.mapWith((value) =>
    fromJson<Colleague[]>(value),
  ),
  teams: namesOf("team").mapWith((value) => fromJson<InboxChoices["teams"]>(value)),
  requesterName: sql<
    string | null
  >`(select one.name from ${contacts} one where one.id = ${sql.placeholder("requester")})`,
}

const farmNameAmong = (isSeen: SQL) =>
  sql<string | null>`(select farm_name from ${tickets} where farm_id = ${sql.placeholder("farm")} and ${isSeen}
    order by last_message_at desc, id desc limit 1)`

/**
 * Everything that a filter of the inbox lets people choose from, and that a ticket can be given, in one statement.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input`
 */
export async function listInboxChoices(
  db: Db,
  actor: Actor,
  input: z.input<typeof listInboxChoicesInput> = {},
): Promise<InboxChoices> {
  requireAtDesk(actor, "ticket.list")
  const { requester, farm } = parse(listInboxChoicesInput, input)
  const seen = seenBy(actor)
  const values = { requester: requester ?? "", farm: farm ?? "", ...seen.values }
  const [row] = await prepared(db, `choices ${seen.shape}`, values, (to) =>
    to.select({ ...columns, farmName: farmNameAmong(seen.where) }).from(sql`(values (1)) as one`),
  )
  if (!row) throw new Error("a select from one row gives one")
  return {
    workflow: deskOf(row).workflow,
    tags: row.tags,
    teams: row.teams,
    agents: row.agents,
    requester: requester && row.requesterName !== null ? { id: requester, name: row.requesterName } : null,
    farm: farm && row.farmName !== null ? { id: farm, name: row.farmName } : null,
  }
}
