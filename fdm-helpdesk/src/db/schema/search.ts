import { customType, index, text } from "drizzle-orm/pg-core"
import { helpdeskSchema, idColumn, timeColumn } from "./columns.js"

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" })
/** Compared by byte, so that words with one beginning stand together under any locale. */
const wordText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/**
 * What a ticket is found by: one document a ticket, made by a job from its texts. Weights tell the parts apart: A subject
 * and reference, B who asked, C what requester and desk wrote to each other, D notes, which only agents search.
 * `last_message_at` is the ticket's at that time, so that the newest of many matches are found along an index.
 *
 * Triggers on tickets, messages and contacts write work of the kind `search` where one is missing or old, so that no writer can
 * forget it, and take the document away at once where a text was changed or erased.
 *
 * No foreign key: the job that writes here would wait for whoever changes the ticket, who may wait for the job.
 */
export const ticketSearch = helpdeskSchema.table(
  "ticket_search",
  {
    ticketId: idColumn("ticket_id", "ticket").primaryKey(),
    requesterId: idColumn("requester_id", "contact").notNull(),
    lastMessageAt: timeColumn("last_message_at").notNull(),
    doc: tsvector("doc").notNull(),
  },
  (table) => [
    index("ticket_search_doc").using("gin", table.doc).with({ fastupdate: false }),
    index("ticket_search_recent").on(table.lastMessageAt, table.ticketId),
    index("ticket_search_requester").on(table.requesterId, table.lastMessageAt, table.ticketId),
  ],
)

/**
 * The words that documents hold, for what somebody meant when nothing is found. `grams` are their runs of three letters.
 * Words of a document that was taken away go with it; the documents that are made anew bring back those that stay.
 */
export const searchWords = helpdeskSchema.table(
  "search_words",
  { word: wordText("word").primaryKey(), grams: text("grams").array().notNull() },
  (table) => [index("search_words_grams").using("gin", table.grams).with({ fastupdate: false })],
)

/**
 * Words and phrases that mean one thing: who looks for one of them finds the others. A manager keeps them. `keys` are the
 * terms as search compares them, words by their stems too, so that a search reads only the groups that concern it.
 */
export const searchSynonyms = helpdeskSchema.table(
  "search_synonyms",
  {
    id: idColumn("id", "synonyms").primaryKey(),
    terms: text("terms").array().notNull(),
    keys: text("keys").array().notNull(),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (table) => [index("search_synonyms_keys").using("gin", table.keys)],
)
