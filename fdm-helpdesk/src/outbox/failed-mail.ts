import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../access/index.js"
import { outbox, tickets } from "../db/schema-helpdesk.js"
import {
  type Db,
  fromJson,
  fromJsonTime,
  idSchema,
  type MessageId,
  notFound,
  type OutboxId,
  parse,
  type TicketId,
} from "../kernel/index.js"
import { outboxChannel } from "./channel.js"
import type { MailTemplate } from "./enqueue.js"
import { triedAgain } from "./lease.js"

/** A mail that did not leave and won't by itself. */
export type FailedMail = {
  outboxId: OutboxId
  ticketId: TicketId
  messageId: MessageId
  template: MailTemplate
  failedAt: Date
  attempts: number
  /** An error code, perhaps with a reason: `port_failed:inactive_recipient`. The locale files have words for it. */
  code: string
  /** It ended its worker, and is tried again by `retryStoppedWork` alone. */
  isSetAside: boolean
}

/** How many are read at once; when a provider is away, there can be thousands. */
const pageSize = 100

/** What was set aside may end its process again: whether it is tried once more is for those who lead the desk. */
const isTriedByAgents = and(eq(outbox.kind, "mail"), isNull(outbox.setAsideAt))

/** What `listFailedMails` takes: one ticket, or none for the whole desk. */
export const listFailedMailsInput = z.object({ ticketId: idSchema("ticket").optional() })

/**
 * The mails about tickets that `retryOutbox` tries again, oldest first: those of one ticket, or the first hundred of the desk.
 *
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `invalid_input`
 */
export async function listFailedMails(
  db: Db,
  actor: Actor,
  input: z.input<typeof listFailedMailsInput> = {},
): Promise<FailedMail[]> {
  requireAgent(actor)
  const { ticketId } = parse(listFailedMailsInput, input)
  const rows = await db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.status, sql`'failed'`),
        isTriedByAgents,
        ticketId === undefined ? isNotNull(outbox.ticketId) : eq(outbox.ticketId, ticketId),
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(pageSize)
  return rows.map(failedMail)
}

/** All of one ticket that failed, those set aside too, as a column of its row, for a query that is kept. */
export const failedMailsColumn = sql<FailedMail[]>`(
  select coalesce(json_agg(json_build_object('id', failed.id, 'ticketId', failed.ticket_id, 'payload', failed.payload,
    'doneAt', failed.done_at, 'createdAt', failed.created_at, 'attempts', failed.attempts,
    'lastError', failed.last_error, 'setAsideAt', failed.set_aside_at) order by failed.id), '[]'::json)
  from ${outbox} failed
  where failed.ticket_id = ${tickets.id} and failed.status = 'failed' and failed.kind = 'mail')`.mapWith((value) =>
  fromJson<InJson[]>(value).map(({ createdAt, doneAt, ...row }) =>
    failedMail({ ...row, createdAt: fromJsonTime(createdAt), doneAt: doneAt === null ? null : fromJsonTime(doneAt) }),
  ),
)

type FailedRow = Pick<
  typeof outbox.$inferSelect,
  "id" | "ticketId" | "payload" | "doneAt" | "createdAt" | "attempts" | "lastError"
> & { setAsideAt: Date | string | null }
type InJson = Omit<FailedRow, "createdAt" | "doneAt"> & { createdAt: string; doneAt: string | null }

function failedMail(row: FailedRow): FailedMail {
  const { id, ticketId, payload, doneAt, createdAt, attempts, lastError, setAsideAt } = row
  const { template, messageId } = payload as { template: MailTemplate; messageId: MessageId }
  return {
    outboxId: id,
    ticketId: ticketId as TicketId,
    messageId,
    template,
    failedAt: doneAt ?? createdAt,
    attempts,
    code: lastError ?? "unexpected",
    isSetAside: setAsideAt !== null,
  }
}

/** What `retryOutbox` takes. */
export const retryOutboxInput = z.object({ outboxId: idSchema("outbox") })

/**
 * Gives a failed mail another round of attempts, from now. It counts as tried once, so that the provider is asked first
 * whether the mail left after all. One that isn't failed stays as it is: two agents may click at once. Triage, and a mail that
 * was set aside, are not found here: `retryStoppedWork` is their only door.
 *
 * @returns what the row is now
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found` | `invalid_input`
 */
export async function retryOutbox(
  db: Db,
  actor: Actor,
  input: z.input<typeof retryOutboxInput>,
  now: Date = new Date(),
): Promise<{ status: "pending" | "sent" | "failed" }> {
  requireAgent(actor)
  const { outboxId } = parse(retryOutboxInput, input)
  const retried = db.$with("retried").as(
    db
      .update(outbox)
      .set({ status: "pending", attempts: 1, dueAt: now, doneAt: null, ...triedAgain(outbox) })
      .where(and(eq(outbox.id, outboxId), isTriedByAgents, eq(outbox.status, "failed")))
      .returning({ id: outbox.id }),
  )
  const [row] = await db
    .with(retried)
    .select({
      status: outbox.status,
      announced: sql<string | null>`(select pg_notify(${outboxChannel}, '')::text from ${retried})`,
    })
    .from(outbox)
    .where(and(eq(outbox.id, outboxId), isTriedByAgents))
  if (!row) throw notFound("mail")
  return { status: row.announced === null ? row.status : "pending" }
}
