import { getInbox, type InboxSort } from "fdm-helpdesk"
import { cursorAfter } from "../../fdm-helpdesk/src/list/cursor.js"
import { benchNow } from "../data/size.js"
import type { Row, Value } from "../measure/opened.js"
import type { Scene } from "../scene.js"
import { type Case, idsOfPage, type Pair } from "./case.js"
import { listSql, pageSql, placeColumns, type Range } from "./list-sql.js"

export type ListInput = NonNullable<Parameters<typeof getInbox>[2]>

/** A list: what the library is asked, and where its tickets are. Values stand in `ranges` as $3, $4 … */
export type List = {
  name: string
  input: ListInput
  ranges: readonly Range[]
  values?: readonly string[]
  isMany?: boolean
}

/** So deep is a deep page, or in the middle of a list that is not as long. */
const deepAt = 10_000

/** A list's first page, and one deep in it. */
export function listCases(name: string, listFor: (scene: Scene) => List): Case[] {
  const at = (isDeep: boolean): Case => ({
    group: "lists",
    kind: "list",
    name: isDeep ? `${name}, deep` : name,
    begin: (scene) => begin(scene, listFor(scene), isDeep),
  })
  return [at(false), at(true)]
}

async function begin(scene: Scene, list: List, isDeep: boolean): Promise<Pair | undefined> {
  const { agent } = scene
  const sort = list.input.sort ?? "activity"
  const values: Value[] = [agent.agentId, agent.contactId, ...(list.values ?? [])]
  const place = isDeep ? await placeIn(scene, list, sort, values) : undefined
  if (isDeep && !place) return undefined
  const after = place && values.length + 1
  const text = listSql({ ...list, sort, after, limit: 51 })
  const all = place ? [...values, ...placeColumns(sort).map((name) => inText(place[name]))] : values
  const input = place ? { ...list.input, cursor: cursorOf(sort, place) } : list.input
  return {
    ours: (db) => getInbox(db, agent, input, benchNow),
    ideal: ({ query }) => query(text, all),
    short: (db) => getInbox(db, agent, { ...input, limit: 5 }, benchNow),
    same: idsOfPage,
  }
}

/** The row that stands at `deepAt`, or in the middle; none in a list of a page or less. */
async function placeIn({ query }: Scene, list: List, sort: InboxSort, values: Value[]): Promise<Row | undefined> {
  const page = pageSql({ ...list, sort, limit: 2 * deepAt })
  const used = values.map((_, at) => `$${at + 1}::text is null`).join(" or ")
  const [row] = await query(
    `with page as materialized (${page}) select * from page where not (${used})
     offset (select case when count(*) > 60 then least(${deepAt}, count(*) / 2) else count(*) end from page) limit 1`,
    values,
  )
  return row
}

const inText = (value: unknown): Value => (value instanceof Date ? value.toISOString() : (value as Value))

/** Columns of the row are dates, whichever engine it is from. */
function cursorOf(sort: InboxSort, row: Row): string {
  const { id, created_at: createdAt, last_message_at: lastMessageAt, priority, team_id: teamId } = row
  return cursorAfter(sort, { id, createdAt, lastMessageAt, priority, teamId } as Parameters<typeof cursorAfter>[1])
}
