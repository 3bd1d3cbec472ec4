import { z } from "zod"
import type { OutboxKind } from "../db/schema-helpdesk.js"
import {
  type Db,
  type ExportId,
  idSchema,
  type OutboxId,
  type Ports,
  parse,
  type TicketId,
  type TriageModel,
} from "../kernel/index.js"
import { isExportMail, sendExportMail } from "../mail/send-export-mail.js"
import { sendTicketMail } from "../mail/send-ticket-mail.js"
import { type Counts, type Delivery, drainOutbox, type Handler } from "../outbox/index.js"
import { triageTicket } from "../triage/triage-ticket.js"

/**
 * Hears of everything that goes wrong in the background. What a port or the database threw may hold content of people:
 * log its code, its name and the ids in `about`, never the whole of it.
 */
export type OnError = (error: unknown, about: About) => void
/** What went wrong: the job by its name and, when it was about one row, that row and its ticket, or an export. */
export type About = { job: string; outboxId?: OutboxId; ticketId?: TicketId | null; exportId?: ExportId }

export type DeliverOptions = { ports: Ports; clock?: (() => Date) | undefined; signal?: AbortSignal; onError?: OnError }

const triageRow = z.object({ ticketId: idSchema("ticket"), payload: z.object({ messageId: idSchema("message") }) })

/** What makes a row of each kind leave. */
const handlers: Record<OutboxKind, (db: Db, options: DeliverOptions) => Handler> = {
  mail:
    (db, { ports }) =>
    (delivery) =>
      isExportMail(delivery) ? sendExportMail(db, ports, delivery) : sendTicketMail(db, ports, delivery),
  triage: (db, options) => async (delivery, now) => {
    const { ticketId, payload } = parse(triageRow, delivery)
    await triageTicket(db, reporting(options, delivery), { ticketId, messageId: payload.messageId }, now)
    return {}
  },
}

/** Delivers what is due of one kind. */
export function deliverKind(db: Db, kind: OutboxKind, options: DeliverOptions): Promise<Counts> {
  const { clock, signal, onError } = options
  return drainOutbox(db, kind, handlers[kind](db, options), {
    clock,
    signal,
    onError: (error, delivery) => onError?.(error, aboutOf(delivery)),
  })
}

/**
 * Delivers all that is due now, mail and triage side by side, and returns when nothing is: for hosts that run on a
 * timetable of their own instead of `startJobs`, and for tests. `db` must not be in a transaction.
 *
 * @param now the moment that counts as now throughout; by default the database's clock, which runs on
 * @returns how many attempts ended how
 */
export async function deliverOutbox(db: Db, ports: Ports, now?: Date): Promise<Counts> {
  const options = { ports, clock: now && (() => now) }
  const [mail, triage] = await Promise.all([deliverKind(db, "mail", options), deliverKind(db, "triage", options)])
  return {
    sent: mail.sent + triage.sent,
    retrying: mail.retrying + triage.retrying,
    failed: mail.failed + triage.failed,
  }
}

function aboutOf({ id, kind, ticketId }: Delivery): About {
  return { job: kind, outboxId: id, ticketId }
}

/** Triage makes do without an answer, so a model's errors would be seen by nobody. */
function reporting({ ports, onError }: DeliverOptions, delivery: Delivery): TriageModel | undefined {
  const { model } = ports
  if (!model) return undefined
  return {
    name: model.name,
    async classify(text, signal) {
      try {
        return await model.classify(text, signal)
      } catch (error) {
        onError?.(error, aboutOf(delivery))
        throw error
      }
    },
  }
}
