import { sql } from "drizzle-orm"
import { agents, contacts, tags, tickets } from "../db/schema-helpdesk.js"
import type { AgentId, ContactId, Db, TagId } from "../kernel/index.js"
import { deskColumns, deskOf, type Workflow } from "../ticket/index.js"

/** What names in a search can stand for. */
export type Known = {
  workflow: Workflow
  tags: { id: TagId; name: string }[]
  /** Those who left as well: what they had is still looked for. */
  agents: { id: AgentId; name: string }[]
  /** Who has one of the addresses that were asked for. */
  people: { id: ContactId; email: string }[]
  /** Which of the host's ids that were asked for are farms of some ticket. */
  farms: string[]
}

/** Some drivers hand JSON over as text. */
const read = <Value>(value: unknown): Value => (typeof value === "string" ? JSON.parse(value) : (value as Value))

const allTags = sql`(select coalesce(json_agg(json_build_object('id', one.id, 'name', one.name)), '[]'::json)
  from ${tags} one)`.mapWith((value) => read<Known["tags"]>(value))
const allAgents = sql`(select coalesce(json_agg(json_build_object('id', one.id, 'name', person.name)), '[]'::json)
  from ${agents} one join ${contacts} person on person.id = one.contact_id)`.mapWith((value) =>
  read<Known["agents"]>(value),
)

/** Looks up everything that operators of one search may mean, in one statement. */
export async function lookUp(db: Db, { emails, farms }: { emails: string[]; farms: string[] }): Promise<Known> {
  const listed = (values: string[]) =>
    sql`(select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) as asked (value))`
  const people = sql`(select coalesce(json_agg(json_build_object('id', one.id, 'email', one.email)), '[]'::json)
    from ${contacts} one where one.email in ${listed(emails)} and one.merged_into_id is null)`
  const knownFarms = sql`(select coalesce(json_agg(asked.value), '[]'::json)
    from jsonb_array_elements_text(${JSON.stringify(farms)}::jsonb) as asked (value)
    where exists (select from ${tickets} one where one.farm_id = asked.value))`
  const [row] = await db
    .select({
      ...deskColumns,
      tags: allTags,
      agents: allAgents,
      people: people.mapWith((value) => read<Known["people"]>(value)),
      farms: knownFarms.mapWith((value) => read<string[]>(value)),
    })
    .from(sql`(values (1)) as one`)
  if (!row) throw new Error("a select from one row gives one")
  return { ...row, workflow: deskOf(row).workflow }
}
