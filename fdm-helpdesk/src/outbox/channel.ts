/** Where the database announces new rows when the transaction that wrote them commits (a trigger on the table). */
export const outboxChannel = "fdm_helpdesk_outbox"
