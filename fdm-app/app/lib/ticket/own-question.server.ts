import type { FoundTicket, MyTicketRow, TicketDetail } from "fdm-helpdesk"
import { canClose, canReopen, findStatus, type Workflow } from "fdm-helpdesk/workflow"
import type { OwnQuestion, OwnQuestionRow } from "~/components/blocks/portal/own-question"
import type { Locale } from "~/locales/translation"

/** What the page of a question has for whoever asked it: what it shows, and nothing else of the ticket or the workflow. */
export function ownQuestionOf(detail: TicketDetail, locale: Locale): OwnQuestion {
  const { ticket, assignee, messages, hasEarlier, workflow } = detail
  const { id, ref, subject, farmName, createdAt, statusCategory, lastReplyAt } = ticket
  return {
    ticket: { id, ref, subject, farmName, createdAt, statusCategory },
    meaning: findStatus(workflow, ticket.status)?.meaning[locale],
    assignee: assignee && { name: assignee.name },
    isAnswered: lastReplyAt !== null,
    mayClose: canClose(workflow, ticket.status),
    mayReopen: canReopen(workflow, ticket.status),
    messages,
    hasEarlier,
  }
}

type Row = MyTicketRow & Partial<Pick<FoundTicket, "subjectSegments" | "snippet">>

/** The same of a row of their list. */
export function ownQuestionRowOf(row: Row, workflow: Workflow, locale: Locale): OwnQuestionRow {
  const { id, ref, subject, farmName, lastMessageAt, isUnread, subjectSegments, snippet, status, statusCategory } = row
  const meaning = statusCategory === "closed" ? undefined : (findStatus(workflow, status)?.meaning[locale] ?? status)
  return { id, ref, subject, farmName, lastMessageAt, isUnread, meaning, subjectSegments, snippet }
}
