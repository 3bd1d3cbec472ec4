import type { FoundTicket, MyTicketRow, Ticket, TicketDetail } from "fdm-helpdesk"

/** A question as its page has it for whoever asked. */
export type OwnQuestion = Pick<TicketDetail, "messages" | "hasEarlier"> & {
  ticket: Pick<Ticket, "id" | "ref" | "subject" | "farmName" | "createdAt" | "statusCategory">
  /** Where it stands, in plain words. */
  meaning: string | undefined
  assignee: { name: string } | null
  /** Somebody of the desk has written. */
  isAnswered: boolean
  mayClose: boolean
  mayReopen: boolean
}

/** A question in the list of whoever asked; of a search with the piece of text that it was found by. */
export type OwnQuestionRow = Pick<MyTicketRow, "id" | "ref" | "subject" | "farmName" | "lastMessageAt" | "isUnread"> &
  Partial<Pick<FoundTicket, "subjectSegments" | "snippet">> & {
    /** Where it stands, in plain words; of a closed one nothing is left to say. */
    meaning: string | undefined
  }
