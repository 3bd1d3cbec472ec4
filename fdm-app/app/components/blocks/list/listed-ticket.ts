import type { FoundTicket, InboxRow } from "fdm-helpdesk"

/** A row of the inbox; of a search with the piece of text that it was found by. */
export type ListedTicket = InboxRow & Partial<Pick<FoundTicket, "subjectSegments" | "snippet" | "foundIn">>
