import { and, eq, inArray } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { mailboxOf } from "fdm-core/text"
import { z } from "zod"
import { isUnconfirmed, type Limit, limitsOf } from "../access/index.js"
import { agents, contacts, isAnswerer, mentions, messages, tickets } from "../db/schema-helpdesk.js"
import { type AgentId, type Db, idSchema, type MessageId, type Ports, parse, type TicketId } from "../kernel/index.js"
import { type MailTemplate, mailTemplates } from "../ticket/mails/mail-work.js"
import { authorNameOf } from "../ticket/message/message.js"
import type { Done, Taken } from "../work/index.js"
import { deskColumns, deskOf } from "../workflow/index.js"
import { domainOf, mailAddress } from "./address.js"
import { contentOf } from "./content.js"
import { hasRoom } from "./has-room.js"
import { noticeHeaders, threadHeaders } from "./thread.js"
import { unconfirmedContent } from "./unconfirmed.js"

const mailRow = z.object({
  ticketId: idSchema("ticket"),
  payload: z.union([
    z.object({ template: z.enum(mailTemplates).exclude(["note-mention"]), messageId: idSchema("message") }),
    z.object({ template: z.literal("note-mention"), messageId: idSchema("message"), agentId: idSchema("agent") }),
  ]),
})

/**
 * Makes a mail leave, as the ticket stands at that moment. Nothing leaves when the message was deleted or is
 * not for this reader: a note goes to nobody but the agents it calls, as long as they work at the desk and it still calls
 * them. Nor when the reader has no address, or got enough: of the mails that no agent wrote, and of any to an address that
 * nobody proved to have, only so many leave in a time, and the latter say nothing of the ticket. The row is done then. From
 * the second attempt on, the provider is asked first whether the mail left already.
 *
 * @returns the provider's id, or nothing when nothing had to leave, with why when it was kept back
 * @throws HelpdeskError what the mailer throws | `port_failed` when the address is none | `invalid_input` for a row of an unknown shape
 */
export async function sendTicketMail(
  db: Db,
  { mailer, links }: Pick<Ports, "mailer" | "links">,
  delivery: Pick<Taken, "id" | "ticketId" | "payload" | "attempt">,
): Promise<Done> {
  const { ticketId, payload } = parse(mailRow, delivery)
  const { template, messageId } = payload
  const agentId = "agentId" in payload ? payload.agentId : undefined
  const facts = await readFacts(db, { ticketId, messageId, agentId })
  if (!facts || !mayLeave(facts, template)) return {}
  const isNotice = isForAnybody(facts, template)
  const wordsKept: Done = isNotice ? { keptBack: "unconfirmed" } : {}
  const earlier = delivery.attempt > 1 ? await mailer.findSent?.(delivery.id) : undefined
  if (earlier) return { ...earlier, ...wordsKept }
  if (!(await hasRoom(db, delivery, limitsFor(facts, template)))) return { keptBack: "too_many", ...wordsKept }
  const href = agentId ? links.ticketForAgent(ticketId) : links.ticketForRequester(ticketId)
  const made = isNotice
    ? await noticeOf(facts, href, delivery)
    : await mailOf(facts, href, { template, ticketId, messageId, agentId })
  const { name, mailFrom: email } = facts.settings
  const sent = await mailer.send({
    idempotencyKey: delivery.id,
    from: mailAddress({ name, email }),
    ...made,
    tag: template,
  })
  return { ...sent, ...wordsKept }
}

type Asked = { ticketId: TicketId; messageId: MessageId; agentId?: AgentId }

/** What is said to an address that may be anybody's. */
async function noticeOf(facts: Facts, href: string, { id }: Pick<Taken, "id">) {
  const { renderNotice } = await import("./render-mail.js")
  const content = unconfirmedContent({ ...lookOf(facts), href })
  return {
    to: mailAddress({ name: "", email: facts.recipient.email ?? "" }),
    subject: content.subject,
    ...(await renderNotice(content)),
    headers: noticeHeaders(id, domainOf(facts.settings.mailFrom)),
  }
}

async function mailOf(facts: Facts, href: string, { template, ...ids }: Asked & { template: MailTemplate }) {
  const { renderMail } = await import("./render-mail.js")
  const { message, recipient, authorName, ticket, settings } = facts
  // Somebody without a name goes by their address, and nobody is greeted by that.
  const name = recipient.name === recipient.email ? "" : recipient.name
  const content = contentOf({
    template,
    ...lookOf(facts),
    ticketSubject: ticket.subject,
    recipientName: name,
    authorName: authorName ?? "",
    body: message.body,
    href,
  })
  return {
    to: mailAddress({ name, email: recipient.email ?? "" }),
    subject: content.subject,
    ...(await renderMail(template, content)),
    headers: threadHeaders(template, { ...ids, domain: domainOf(settings.mailFrom) }),
  }
}

function lookOf({ recipient, settings, ticket }: Facts) {
  const { name: brand, branding } = settings
  return { locale: recipient.locale, brand, accentColor: branding.accentColor, ref: ticket.ref }
}

/** Agents are told what their colleagues write, whoever proved their address. */
function isForAnybody({ recipient }: Facts, template: MailTemplate): boolean {
  return template !== "note-mention" && recipient.isUnconfirmed
}

/** What an agent writes to somebody's own address always leaves. */
function limitsFor(facts: Facts, template: MailTemplate): Limit[] {
  const { id: account, email } = facts.recipient
  const address = email === null ? null : mailboxOf(email)
  const { automaticMails, unconfirmedMails } = facts.settings.limits
  if (isForAnybody(facts, template)) return limitsOf("unconfirmedMails", unconfirmedMails, { address })
  if (template !== "ticket-confirmation") return []
  return limitsOf("automaticMails", automaticMails, { account, address })
}

type Facts = NonNullable<Awaited<ReturnType<typeof readFacts>>>

function mayLeave({ message, recipient }: Facts, template: MailTemplate): boolean {
  if (message.deletedAt !== null || !recipient.email) return false
  if (template === "note-mention") return message.visibility === "internal"
  return message.visibility === "public" && (template !== "ticket-reply" || isAnswerer(message.authorType))
}

/** Everything a mail is made from, in one statement; nothing when there is nobody any more whom it is for. */
async function readFacts(db: Db, asked: Asked) {
  const [author, recipient] = [alias(contacts, "author"), alias(contacts, "recipient")]
  const { body, visibility, deletedAt, authorType } = messages
  const { id, name, email, locale } = recipient
  const [row] = await db
    .select({
      message: { body, visibility, deletedAt, authorType },
      ticket: { ref: tickets.ref, subject: tickets.subject },
      recipient: { id, name, email, locale, isUnconfirmed: isUnconfirmed(recipient) },
      authorName: authorNameOf(messages, author),
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
