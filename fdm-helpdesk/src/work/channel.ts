import { type SQL, sql } from "drizzle-orm"
import { work } from "../db/schema-helpdesk.js"

/** Where the database says that there is work, and of which kind, when the transaction that wrote it commits (triggers on the table). */
export const workChannel = "fdm_helpdesk_work"

/** Where changes that open pages show are announced when they commit; see `announce.ts`. */
export const liveChannel = "fdm_helpdesk_live"

/** Wakes the workers of a row's kind, as a column of what a write returns: for one that triggers don't see. */
export const workAnnounced: SQL<null> = sql<null>`pg_notify(${workChannel}, ${work.kind})`.mapWith(() => null)
