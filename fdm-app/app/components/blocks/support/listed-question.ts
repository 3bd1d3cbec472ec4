import type { FoundTicket, MyTicketRow } from "fdm-helpdesk"

/** A question of one's own; of a search with the piece of text that it was found by. */
export type ListedQuestion = MyTicketRow & Partial<Pick<FoundTicket, "subjectSegments" | "snippet">>
