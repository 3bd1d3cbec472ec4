import { and, eq } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { z } from "zod"
import { contacts, messages, tickets } from "../db/schema-helpdesk.js"
import { type Db, idSchema, type MessageId, type Ports, parse, type TicketId } from "../kernel/index.js"
import { type Delivery, mailTemplates } from "../outbox/index.js"
import { deskColumns, deskOf } from "../ticket/index.js"
import { domainOf, mailAddress } from "./address.js"
import { contentOf } from "./content.js"
import { threadHeaders } from "./thread.js"

const mailRow = z.object({
  ticketId: idSchema("ticket"),
  payload: z.object({ template: z.enum(mailTemplates), messageId: idSchema("message") }),
})

/**
 * Makes a mail of the outbox leave, as the ticket stands at that moment. Nothing leaves when the message was deleted or
 * became internal meanwhile, when it is a note after all, or when the requester has no address: the row is done then.
 * From the second attempt on, the provider is asked first whether the mail left already.
 *
 * @returns the provider's id, or nothing when nothing had to leave
 * @throws HelpdeskError what the mailer throws | `port_failed` when the requester's address is none | `invalid_input` for a row of an unknown shape
 */
export async function sendTicketMail(
  db: Db,
  { mailer, links }: Pick<Ports, "mailer" | "links">,
  delivery: Pick<Delivery, "id" | "ticketId" | "payload" | "attempt">,
): Promise<{ providerId?: string }> {
  const { ticketId, payload } = parse(mailRow, delivery)
  const { template, messageId } = payload
  const facts = await readFacts(db, ticketId, messageId)
  if (!facts || !mayLeave(facts, template)) return {}
  const earlier = delivery.attempt > 1 ? await mailer.findSent?.(delivery.id) : undefined
  if (earlier) return earlier
  const { message, requester, authorName, ticket, settings } = facts
  const content = contentOf({
    template,
    locale: requester.locale,
    brand: settings.name,
    ref: ticket.ref,
    ticketSubject: ticket.subject,
    requesterName: requester.name,
    authorName: authorName ?? "",
    body: message.body,
    href: links.ticketForRequester(ticketId),
  })
  const { renderMail } = await import("./render-mail.js")
  return mailer.send({
    idempotencyKey: delivery.id,
    from: mailAddress({ name: settings.name, email: settings.mailFrom }),
    to: mailAddress({ name: requester.name, email: requester.email ?? "" }),
    subject: content.subject,
    ...(await renderMail(template, content)),
    headers: threadHeaders(template, { ticketId, messageId, domain: domainOf(settings.mailFrom) }),
    tag: template,
  })
}

type Facts = NonNullable<Awaited<ReturnType<typeof readFacts>>>

function mayLeave({ message, requester }: Facts, template: string): boolean {
  if (message.visibility !== "public" || message.deletedAt !== null || !requester.email) return false
  return template !== "ticket-reply" || message.authorType === "agent"
}

/** Everything a mail is made from, in one statement. */
async function readFacts(db: Db, ticketId: TicketId, messageId: MessageId) {
  const author = alias(contacts, "author")
  const { body, visibility, deletedAt, authorType } = messages
  const [row] = await db
    .select({
      message: { body, visibility, deletedAt, authorType },
      ticket: { ref: tickets.ref, subject: tickets.subject },
      requester: { name: contacts.name, email: contacts.email, locale: contacts.locale },
      authorName: author.name,
      ...deskColumns,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .innerJoin(contacts, eq(contacts.id, tickets.requesterId))
    .leftJoin(author, eq(author.id, messages.authorId))
    .where(and(eq(messages.ticketId, ticketId), eq(messages.id, messageId)))
  return row && { ...row, settings: deskOf(row).settings }
}
