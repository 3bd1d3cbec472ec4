import { and, asc, desc, eq, lt, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAtDesk, visibleTo } from "../../access/index.js"
import { contacts, messageEdits, tickets } from "../../db/schema-helpdesk.js"
import { type Db, idSchema, type MessageEditId, parse } from "../../kernel/index.js"
import { isWhole, pageBytes, read, withinBudget } from "../read/page-budget.js"
import { messageTarget } from "./change-message.js"

/** What a message said until `editedAt`, when `editedByName` changed it. */
export type MessageEdit = {
  id: MessageEditId
  body: string
  /** Set where `body` is no more than its beginning; see `Message`. */
  foldedBytes?: number
  editedAt: Date
  editedByName: string
}

/** What `listMessageEdits` takes. */
export const listMessageEditsInput = z.object({
  ...messageTarget,
  /** The first edit of the page after which this one comes; the newest edits without it. */
  before: idSchema("messageEdit").optional(),
  /** An edit whose text is read whole, although it would fold. */
  open: idSchema("messageEdit").optional(),
})

/** How many edits a page holds. */
const editsOfPage = 50

/**
 * What a message said before each edit, oldest first: the newest fifty edits, or the fifty before one of them. Their texts
 * have the budget of a page, as those of `getTicketPage`. Empty for a message that was never edited, that was deleted, or
 * that there is not. For agents: nobody else sees a history.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` | `invalid_input`
 */
export async function listMessageEdits(
  db: Db,
  actor: Actor,
  input: z.input<typeof listMessageEditsInput>,
): Promise<MessageEdit[]> {
  requireAtDesk(actor, "ticket.list")
  const { open, ...asked } = parse(listMessageEditsInput, input)
  const rows = await editsQuery(db, actor, asked, open)
  const edits = rows.map(({ foldedBytes, ...edit }) => (foldedBytes === null ? edit : { ...edit, foldedBytes }))
  return withinBudget<MessageEdit>(edits, open)
}

type Asked = Omit<z.output<typeof listMessageEditsInput>, "open">

function editsQuery(db: Db, actor: Actor, { ticketId, messageId, before }: Asked, open: MessageEditId | undefined) {
  const { id, body, editedBy, createdAt } = messageEdits
  const one = db
    .select({ id, body, editedBy, createdAt, bytes: sql<number>`octet_length(${body})`.as("bytes") })
    .from(messageEdits)
    .innerJoin(tickets, and(eq(tickets.id, messageEdits.ticketId), visibleTo(actor)))
    .where(and(eq(messageEdits.ticketId, ticketId), eq(messageEdits.messageId, messageId), before && lt(id, before)))
    .orderBy(desc(id))
    .limit(editsOfPage)
    .as("one")
  const shown = db
    .select({
      ...{ id: one.id, body: one.body, bytes: one.bytes, editedBy: one.editedBy, createdAt: one.createdAt },
      isWhole: isWhole(pageBytes, open ?? "").as("is_whole"),
    })
    .from(one)
    .as("shown")
  return db
    .select({ id: shown.id, ...read, editedAt: shown.createdAt, editedByName: contacts.name })
    .from(shown)
    .innerJoin(contacts, eq(contacts.id, shown.editedBy))
    .orderBy(asc(shown.id))
}
