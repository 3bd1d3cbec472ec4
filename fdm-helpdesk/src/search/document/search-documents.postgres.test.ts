import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { expect } from "vitest"
import { test } from "../../../../testing/database.js"
import type { Db } from "../../kernel/index.js"
import { noon } from "../../testing/index.js"

/** Words by the documents that hold them, the newest document being 1. `burst` is common of late, and rare before. */
const words = {
  every: sql`true`,
  third: sql`n % 3 = 0`,
  twentieth: sql`n % 20 = 7`,
  burst: sql`n <= 12 or n % 40 = 0`,
  old: sql`n > 2900`,
  once: sql`n = 1500`,
  never: sql`false`,
}

/** Three thousand documents over two years, of whose older ones every eleventh was made before documents had months. */
async function fill(db: Db): Promise<void> {
  const held = sql.join(
    Object.entries(words).map(([word, where]) => sql`case when ${where} then ${`'${word}':1C `} else '' end`),
    sql` || `,
  )
  await db.execute(sql`insert into "fdm-helpdesk".ticket_search (ticket_id, requester_id, last_message_at, doc)
    select 'tic_' || lpad(n::text, 5, '0'), 'con_' || n, at,
      (${held} || case when n > 1600 and n % 11 = 0 then '' else format('''#%s''', to_char(at at time zone 'UTC', 'YYYY-MM')) end)::tsvector
    from (select n, ${noon.toISOString()}::timestamptz - make_interval(hours => n / 2 * 12) as at from generate_series(1, 3000) n) made`)
  await db.execute(sql`analyze "fdm-helpdesk".ticket_search`)
}

test("the newest documents with the words are found, however common the words are and however many are asked for", async ({
  db,
}) => {
  await fill(db)
  const found = async (from: ReturnType<typeof sql>) =>
    rowsOf<{ ticket_id: string }>(await db.execute(from)).map(({ ticket_id }) => ticket_id)
  const asked = [...Object.keys(words), "third & twentieth", "every & burst", "third | once", "bur:*", "old & every"]
  for (const sought of asked)
    for (const most of [1, 7, 40, 500, 2000]) {
      const newest = sql`select ticket_id from "fdm-helpdesk".ticket_search where doc @@ ${sought}::tsquery
        order by last_message_at desc, ticket_id desc limit ${most}`
      const byFunction = sql`select ticket_id from "fdm-helpdesk".search_documents(${sought}::tsquery, ${most}, ${noon.toISOString()}::timestamptz)`
      expect([sought, most, (await found(byFunction)).sort()]).toEqual([sought, most, (await found(newest)).sort()])
    }
})
