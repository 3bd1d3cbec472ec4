import { and, eq, inArray } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { z } from "zod"
import { agents, contacts, mentions, messages, tickets } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, idSchema, type MessageId, type Ports, parse, type TicketId } from "../kernel/index.js"
import { type Delivery, type MailTemplate, mailTemplates } from "../outbox/index.js"
import { deskColumns, deskOf } from "../ticket/index.js"
import { domainOf, mailAddress } from "./address.js"
import { contentOf } from "./content.js"
import { threadHeaders } from "./thread.js"

const mailRow = z.object({
  ticketId: idSchema("ticket"),
  payload: z.union([
    z.object({ template: z.enum(mailTemplates).exclude(["note-mention"]), messageId: idSchema("message") }),
    z.object({ template: z.literal("note-mention"), messageId: idSchema("message"), agentId: idSchema("agent") }),
  ]),
})

/**
 * Makes a mail of the outbox leave, as the ticket stands at that moment. Nothing leaves when the message was deleted or is
 * not for this reader: a note goes to nobody but the agents it calls, as long as they work at the desk and it still calls
 * them. Nor when the reader has no address. The row is done then. From the second attempt on, the provider is asked first
 * whether the mail left already.
 *
 * @returns the provider's id, or nothing when nothing had to leave
 * @throws HelpdeskError what the mailer throws | `port_failed` when the address is none | `invalid_input` for a row of an unknown shape
 */
export async function sendTicketMail(
  db: Db,
  { mailer, links }: Pick<Ports, "mailer" | "links">,
  delivery: Pick<Delivery, "id" | "ticketId" | "payload" | "attempt">,
): Promise<{ providerId?: string }> {
  const { ticketId, payload } = parse(mailRow, delivery)
  const { template, messageId } = payload
  const agentId = "agentId" in payload ? payload.agentId : undefined
  const facts = await readFacts(db, { ticketId, messageId, agentId })
  if (!facts || !mayLeave(facts, template)) return {}
  const earlier = delivery.attempt > 1 ? await mailer.findSent?.(delivery.id) : undefined
  if (earlier) return earlier
  const { message, recipient, authorName, ticket, settings } = facts
  // Somebody without a name goes by their address, and nobody is greeted by that.
  const name = recipient.name === recipient.email ? "" : recipient.name
  const content = contentOf({
    template,
    locale: recipient.locale,
    brand: settings.name,
    accentColor: settings.branding.accentColor,
    ref: ticket.ref,
    ticketSubject: ticket.subject,
    recipientName: name,
    authorName: authorName ?? "",
    body: message.body,
    href: agentId ? links.ticketForAgent(ticketId) : links.ticketForRequester(ticketId),
  })
  const { renderMail } = await import("./render-mail.js")
  return mailer.send({
    idempotencyKey: delivery.id,
    from: mailAddress({ name: settings.name, email: settings.mailFrom }),
    to: mailAddress({ name, email: recipient.email ?? "" }),
    subject: content.subject,
    ...(await renderMail(template, content)),
    headers: threadHeaders(template, { ticketId, messageId, agentId, domain: domainOf(settings.mailFrom) }),
    tag: template,
  })
}

type Facts = NonNullable<Awaited<ReturnType<typeof readFacts>>>

function mayLeave({ message, recipient }: Facts, template: MailTemplate): boolean {
  if (message.deletedAt !== null || !recipient.email) return false
  if (template === "note-mention") return message.visibility === "internal"
  return message.visibility === "public" && (template !== "ticket-reply" || message.authorType === "agent")
}

type Asked = { ticketId: TicketId; messageId: MessageId; agentId?: AgentId }

/** Everything a mail is made from, in one statement; nothing when there is nobody any more whom it is for. */
async function readFacts(db: Db, asked: Asked) {
  const [author, recipient] = [alias(contacts, "author"), alias(contacts, "recipient")]
  const { body, visibility, deletedAt, authorType } = messages
  const [row] = await db
    .select({
      message: { body, visibility, deletedAt, authorType },
      ticket: { ref: tickets.ref, subject: tickets.subject },
      recipient: { name: recipient.name, email: recipient.email, locale: recipient.locale },
      authorName: author.name,
      ...deskColumns,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .innerJoin(
      recipient,
      asked.agentId ? inArray(recipient.id, called(db, asked, asked.agentId)) : eq(recipient.id, tickets.requesterId),
    )
    .leftJoin(author, eq(author.id, messages.authorId))
    .where(and(eq(messages.ticketId, asked.ticketId), eq(messages.id, asked.messageId)))
  return row && { ...row, settings: deskOf(row).settings }
}

/** The agent whom a message calls, as a person, if it still does and they still work at the desk. */
function called(db: Db, { ticketId, messageId }: Asked, agentId: AgentId) {
  return db
    .select({ id: agents.contactId })
    .from(mentions)
    .innerJoin(agents, eq(agents.id, mentions.agentId))
    .where(
      and(
        eq(mentions.ticketId, ticketId),
        eq(mentions.messageId, messageId),
        eq(mentions.agentId, agentId),
        eq(agents.isActive, true),
      ),
    )
}
