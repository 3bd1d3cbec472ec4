import { sql } from "drizzle-orm"
import { outbox, tickets } from "../db/schema-helpdesk.js"
import { fromJson, type MessageId } from "../kernel/index.js"
import type { MailTemplate } from "./enqueue.js"
import type { KeptBack } from "./settle.js"

const reply: MailTemplate = "ticket-reply"
const reason: KeptBack = "unconfirmed"

/** The replies of a ticket whose words were mailed to nobody, because nobody proved the address, as a column of its row. */
export const unmailedColumn = sql<MessageId[]>`(
  select coalesce(json_agg(kept.payload ->> 'messageId'), '[]'::json) from ${outbox} kept
  where kept.ticket_id = ${tickets.id} and kept.status = 'sent' and kept.last_error = ${sql.raw(`'${reason}'`)}
    and kept.payload ->> 'template' = ${sql.raw(`'${reply}'`)})`.mapWith((value) => fromJson<MessageId[]>(value))
