import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { z } from "zod"
import { type Actor, requireAgent } from "../../access/index.js"
import { tickets, work } from "../../db/schema-helpdesk.js"
import {
  type Db,
  fromJson,
  fromJsonTime,
  idSchema,
  type MessageId,
  notFound,
  parse,
  type TicketId,
  type WorkId,
} from "../../kernel/index.js"
import { workAnnounced } from "../../work/channel.js"
import { triedAgain } from "../../work/lease.js"
import { type MailTemplate, mailWork } from "./mail-work.js"

/** A mail that did not leave and won't by itself. */
export type FailedMail = {
  workId: WorkId
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
const isTriedByAgents = and(eq(work.kind, sql.raw(`'${mailWork.name}'`)), isNull(work.setAsideAt))

/** What `listFailedMails` takes: one ticket, or none for the whole desk. */
export const listFailedMailsInput = z.object({ ticketId: idSchema("ticket").optional() })

/**
 * The mails about tickets that `retryMail` tries again, oldest first: those of one ticket, or the first hundred of the desk.
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
    .from(work)
    .where(
      and(
        eq(work.status, sql`'failed'`),
        isTriedByAgents,
        ticketId === undefined ? isNotNull(work.ticketId) : eq(work.ticketId, ticketId),
      ),
    )
    .orderBy(asc(work.id))
    .limit(pageSize)
  return rows.map(failedMail)
}

/** All of one ticket that failed, those set aside too, as a column of its row, for a query that is kept. */
export const failedMailsColumn = sql<FailedMail[]>`(
  select coalesce(json_agg(json_build_object('id', failed.id, 'ticketId', failed.ticket_id, 'payload', failed.payload,
    'doneAt', failed.done_at, 'createdAt', failed.created_at, 'attempts', failed.attempts,
    'lastError', failed.last_error, 'setAsideAt', failed.set_aside_at) order by failed.id), '[]'::json)
  from ${work} failed
  where failed.ticket_id = ${tickets.id} and failed.status = 'failed' and failed.kind = ${sql.raw(`'${mailWork.name}'`)})`.mapWith(
  (value) =>
    fromJson<InJson[]>(value).map(({ createdAt, doneAt, ...row }) =>
      failedMail({ ...row, createdAt: fromJsonTime(createdAt), doneAt: doneAt === null ? null : fromJsonTime(doneAt) }),
    ),
)

type FailedRow = Pick<
  typeof work.$inferSelect,
  "id" | "ticketId" | "payload" | "doneAt" | "createdAt" | "attempts" | "lastError"
> & { setAsideAt: Date | string | null }
type InJson = Omit<FailedRow, "createdAt" | "doneAt"> & { createdAt: string; doneAt: string | null }

function failedMail(row: FailedRow): FailedMail {
  const { id, ticketId, payload, doneAt, createdAt, attempts, lastError, setAsideAt } = row
  const { template, messageId } = payload as { template: MailTemplate; messageId: MessageId }
  return {
    workId: id,
    ticketId: ticketId as TicketId,
    messageId,
    template,
    failedAt: doneAt ?? createdAt,
    attempts,
    code: lastError ?? "unexpected",
    isSetAside: setAsideAt !== null,
  }
}

/** What `retryMail` takes. */
export const retryMailInput = z.object({ workId: idSchema("work") })

/**
 * Gives a failed mail another round of attempts, from now. It counts as tried once, so that the provider is asked first
 * whether the mail left after all. One that isn't failed stays as it is: two agents may click at once. Triage, and a mail that
 * was set aside, are not found here: `retryStoppedWork` is their only door.
 *
 * @returns what the row is now
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but agents | `not_found` | `invalid_input`
 */
export async function retryMail(
  db: Db,
  actor: Actor,
  input: z.input<typeof retryMailInput>,
  now: Date = new Date(),
): Promise<{ status: "pending" | "done" | "failed" }> {
  requireAgent(actor)
  const { workId } = parse(retryMailInput, input)
  const retried = db.$with("retried").as(
    db
      .update(work)
      .set(triedAgain(now))
      .where(and(eq(work.id, workId), isTriedByAgents, eq(work.status, "failed")))
      .returning({ announced: sql<string | null>`${workAnnounced}::text`.as("announced") }),
  )
  const [row] = await db
    .with(retried)
    .select({
      status: work.status,
      announced: sql<string | null>`(select announced from ${retried})`,
    })
    .from(work)
    .where(and(eq(work.id, workId), isTriedByAgents))
  if (!row) throw notFound("mail")
  return { status: row.announced === null ? row.status : "pending" }
}
