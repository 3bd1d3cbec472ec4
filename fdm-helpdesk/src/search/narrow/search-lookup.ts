import { type SQL, sql } from "drizzle-orm"
import { type DeskActor, type RequesterActor, seenBy } from "../../access/index.js"
import { contacts, tickets } from "../../db/schema-helpdesk.js"
import { type ContactId, type Db, prepared } from "../../kernel/index.js"
import type { Thing } from "../../ticket/fields/field.js"
import { allNames } from "../../ticket/fields/named-things.js"
import { deskColumns, deskOf, type Workflow } from "../../workflow/index.js"

/** What names in a search can stand for. */
export type Known = {
  workflow: Workflow
  /** Those who left as well: what they had is still looked for. */
  names: Partial<Record<Thing, { id: string; name: string }[]>>
  /** Who has one of the addresses that were asked for. */
  people: { id: ContactId; email: string }[]
  /** Which of the host's ids that were asked for are farms of some ticket that the actor may see. */
  farms: string[]
}

/** Some drivers hand JSON over as text. */
const read = <Value>(value: unknown): Value => (typeof value === "string" ? JSON.parse(value) : (value as Value))

const names = allNames().mapWith((value) => read<Known["names"]>(value))

const asked = (name: "emails" | "farms") =>
  sql`(select value from jsonb_array_elements_text(${sql.placeholder(name)}::jsonb) as given (value)) asked`

const people = sql`(select coalesce(json_agg(json_build_object('id', one.id, 'email', one.email)), '[]'::json)
  from ${contacts} one join ${asked("emails")} on asked.value = one.email where one.merged_into_id is null)`.mapWith(
  (value) => read<Known["people"]>(value),
)

/** The host's ids of farms that are on a ticket which the actor may see. */
function knownFarms(isSeen: SQL): SQL<string[]> {
  return sql`(select coalesce(json_agg(asked.value), '[]'::json) from ${asked("farms")}
    where exists (select from ${tickets} where farm_id = asked.value and ${isSeen}))`.mapWith((value) =>
    read<string[]>(value),
  )
}

/** Looks up everything that operators of one search may mean, in one statement. */
export async function lookUp(
  db: Db,
  actor: DeskActor | RequesterActor,
  { emails, farms }: { emails: string[]; farms: string[] },
): Promise<Known> {
  const seen = seenBy(actor)
  const values = { emails: JSON.stringify(emails), farms: JSON.stringify(farms), ...seen.values }
  const [row] = await prepared(db, `search names ${seen.shape}`, values, (to) =>
    to.select({ ...deskColumns, names, people, farms: knownFarms(seen.where) }).from(sql`(values (1)) as one`),
  )
  if (!row) throw new Error("a select from one row gives one")
  return { ...row, workflow: deskOf(row).workflow }
}
