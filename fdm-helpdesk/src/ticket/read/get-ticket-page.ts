import { eq, type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, type AgentActor, type RequesterActor, requirePerson, seenBy } from "../../access/index.js"
import { contacts, tickets } from "../../db/schema-helpdesk.js"
import { type Db, guarded, idSchema, type MessageId, notFound, parse, prepared } from "../../kernel/index.js"
import { together } from "../commit/alongside.js"
import { type Draft, ownDraftColumn } from "../draft/draft.js"
import { type FailedMail, failedMailsColumn } from "../mails/failed-mail.js"
import { unmailedColumn } from "../mails/unmailed.js"
import { type Unsendable, undoSinceOf, unsendableColumn } from "../message/find-unsendable.js"
import { getTicketInput, isAsked, valuesOf } from "./get-ticket.js"
import { looks } from "./mark-viewed.js"
import { pageBytes, withinBudget } from "./page-budget.js"
import { detailColumns, detailOf, seesOf, type TicketDetail } from "./ticket-detail.js"

/** What `getTicketPage` takes. */
export const getTicketPageInput = getTicketInput.extend({
  /** True for a page that is fetched before anybody opens it, and so not seen. */
  isAhead: z.boolean().default(false),
  /** A message that is read whole, although it would fold. */
  open: idSchema("message").optional(),
})

/** A ticket as its page shows it. For requesters all but `detail` is empty. */
export type TicketPage = {
  detail: TicketDetail
  /** The actor's own; see `getDraft`. */
  draft: Draft | null
  /** Oldest first; see `listFailedMails`. */
  failedMails: FailedMail[]
  /** The actor's latest reply that can be taken back; see `findUnsendable`. */
  unsendable: Unsendable | null
  /** The replies whose words were mailed to nobody, because the requester's address was unconfirmed. */
  unmailed: MessageId[]
}

/**
 * Reads everything that the page of a ticket shows and notes that the actor has seen it, in one statement: see `getTicket`
 * and `markViewed`. What is shown is of one moment, and just that counts as read. What any ticket can be given, such as
 * agents and tags, is not among it: `listInboxChoices` has that.
 *
 * A page has a budget: texts over it are folded to their beginning and have `foldedBytes`. `getTicket` folds nothing.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` (system actors) | `not_found`, also for a ticket that the actor may
 *   not see | `invalid_input`
 */
export async function getTicketPage(
  db: Db,
  actor: Actor,
  input: z.input<typeof getTicketPageInput>,
  now: Date = new Date(),
): Promise<TicketPage> {
  requirePerson(actor)
  const { ticketId, messages, isAhead, open } = parse(getTicketPageInput, input)
  const sees = seesOf(actor)
  const values = {
    ...valuesOf(actor, ticketId, messages),
    ...{ viewerId: actor.contactId, bytes: pageBytes, open: open ?? "" },
    ...(actor.type === "agent" ? { agentId: actor.agentId, undoSince: undoSinceOf(now) } : {}),
    now: now.toISOString(),
  }
  const key = `ticket page ${sees} ${isAhead} ${seenBy(actor).shape}`
  const [row] = await guarded(() => prepared(db, key, values, (to) => pageQuery(to, actor, isAhead)))
  if (!row) throw notFound("ticket")
  const { draft, failedMails, unsendable, unmailed, ...columns } = row
  const detail = detailOf(columns, sees, messages)
  const shown = { ...detail, messages: withinBudget(detail.messages, open) }
  return { detail: shown, draft, failedMails, unsendable, unmailed }
}

function pageQuery(db: Db, actor: RequesterActor | AgentActor, isAhead: boolean) {
  const asked = isAsked(actor)
  return db
    .with(...together(db, isAhead ? [] : looks(actor, asked)))
    .select({ ...detailColumns(seesOf(actor)), ...(actor.type === "agent" ? offeredToAgents : offeredToNobody) })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .where(asked)
}

const offeredToAgents = {
  draft: ownDraftColumn,
  failedMails: failedMailsColumn,
  unsendable: unsendableColumn,
  unmailed: unmailedColumn,
}

const none = sql<never[]>`'[]'::json`.mapWith((): never[] => [])
const offeredToNobody = {
  draft: sql<null>`null`,
  failedMails: none,
  unsendable: sql<null>`null`,
  unmailed: none,
} satisfies Record<keyof typeof offeredToAgents, SQL>
