/** Where the database announces new rows when the transaction that wrote them commits (a trigger on the table). */
export const outboxChannel = "fdm_helpdesk_outbox"

/** Where changes that open pages show are announced when they commit; see `announce.ts`. */
export const liveChannel = "fdm_helpdesk_live"

/** Where the database announces that the document of a ticket is missing or old (a trigger on the table of marks). */
export const searchChannel = "fdm_helpdesk_search"
