import { type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { agents, contacts, tags, teams } from "../../db/schema-helpdesk.js"
import { arrayText, type Db } from "../../kernel/index.js"
import type { Thing } from "./field.js"

/** Where the names of things stand: relations with `id` and `name`. Those who left as well: what they had is still theirs. */
const relations: Record<Thing, SQL> = {
  tag: sql`${tags}`,
  team: sql`${teams}`,
  agent: sql`(select agent.id, person.name from ${agents} agent join ${contacts} person on person.id = agent.contact_id)`,
}
/** Those of these ids, held until the end of the transaction, so that none of them is deleted meanwhile. */
export async function heldThings(
  tx: Db,
  thing: Thing,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const found = sql`select one.id, one.name from ${relations[thing]} one where one.id = any(${arrayText(ids)}::text[]) for key share`
  return rowsOf<{ id: string; name: string }>(await tx.execute(found))
}

/** What it is called, as a column of who refers to it. */
export function nameOf(thing: Thing, id: SQLWrapper): SQL<string | null> {
  return sql`(select one.name from ${relations[thing]} one where one.id = ${id})`
}

/** Everything by its name, as JSON: of each kind of thing. */
export function allNames(): SQL {
  const kinds = Object.keys(relations) as Thing[]
  return sql`json_build_object(${sql.join(
    kinds.map((thing) => sql`${sql.raw(`'${thing}'`)}, ${namesOf(thing)}`),
    sql`, `,
  )})`
}

/** All of them with their ids, as JSON, by name. */
export function namesOf(thing: Thing): SQL {
  return sql`(select coalesce(json_agg(json_build_object('id', one.id, 'name', one.name) order by lower(one.name), one.id), '[]'::json)
    from ${relations[thing]} one)`
}
