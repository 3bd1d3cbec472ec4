import { sql } from "drizzle-orm"
import { tickets, work } from "../../db/schema-helpdesk.js"
import { fromJson, type MessageId } from "../../kernel/index.js"
import type { KeptBack } from "../../work/index.js"
import type { MailTemplate } from "./mail-work.js"

const reply: MailTemplate = "ticket-reply"
const reason: KeptBack = "unconfirmed"

/** The replies of a ticket whose words were mailed to nobody, because nobody proved the address, as a column of its row. */
export const unmailedColumn = sql<MessageId[]>`(
  select coalesce(json_agg(kept.payload ->> 'messageId'), '[]'::json) from ${work} kept
  where kept.ticket_id = ${tickets.id} and kept.status = 'done' and kept.last_error = ${sql.raw(`'${reason}'`)}
    and kept.payload ->> 'template' = ${sql.raw(`'${reply}'`)})`.mapWith((value) => fromJson<MessageId[]>(value))
