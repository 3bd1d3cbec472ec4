import { newId } from "fdm-helpdesk"
import { updateSearch } from "../../fdm-helpdesk/src/search/document/update-search.js"
import { benchNow } from "../data/size.js"
import type { Opened } from "./opened.js"

/** Tables with rows of tickets, and the column that says of which. The tickets themselves go last. */
const columns = {
  messages: "ticket_id",
  ticket_views: "ticket_id",
  ticket_activity: "ticket_id",
  ticket_search: "ticket_id",
  work: "ticket_id",
  audit_events: "subject_id",
  audit_unsealed: "subject_id",
  tickets: "id",
}

/**
 * Takes out the tickets that were opened by measuring, so that a kept database does not grow from run to run. What was
 * written to others stays, and their documents are made anew. Only a superuser may take away what is audited; for others
 * it all stays.
 */
export async function tidy({ db, raw: { transaction } }: Opened): Promise<void> {
  const first = newId("ticket", benchNow).slice(0, 14)
  await transaction(async (query) => {
    const [user] = await query("select rolsuper from pg_roles where rolname = current_user")
    if (user?.rolsuper !== true) return
    await query("set local session_replication_role = replica")
    for (const [table, column] of Object.entries(columns))
      await query(`delete from ${table} where ${column} >= '${first}' and ${column} like 'tic\\_%'`)
  })
  await updateSearch(db)
}
