import { z } from "zod"
import { exportWorker } from "../export/run-exports.js"
import {
  type Db,
  type ExportId,
  idSchema,
  type Ports,
  parse,
  type TicketId,
  type TriageModel,
  type WorkId,
} from "../kernel/index.js"
import { isExportMail, sendExportMail } from "../mail/send-export-mail.js"
import { sendTicketMail } from "../mail/send-ticket-mail.js"
import { searchWork, searchWorker } from "../search/document/update-search.js"
import { mailWork, triageWork } from "../ticket/mails/mail-work.js"
import { triageTicket } from "../triage/triage-ticket.js"
import {
  type Counts,
  drainWork,
  exportWork,
  type StoppedWork,
  type Taken,
  type Worker,
  type WorkKind,
} from "../work/index.js"

/**
 * Hears of everything that goes wrong in the background. What a port or the database threw may hold content of people:
 * log its code, its name and the ids in `about`, never the whole of it.
 */
export type OnError = (error: unknown, about: About) => void
/** What went wrong: the kind of work or the schedule by its name and, when it was about one row, that row and its ticket, or an export. */
export type About = { job: string; workId?: WorkId; ticketId?: TicketId | null; exportId?: ExportId }

/** What whoever works in the background is given. Without ports, what needs them is left to others. */
export type WorkOptions = {
  ports?: Ports | undefined
  clock?: (() => Date) | undefined
  signal?: AbortSignal | undefined
  onError?: OnError | undefined
}

type Registered = {
  kind: WorkKind<StoppedWork["kind"]>
  /** Undefined without what it needs: then somebody else does it. */
  worker(db: Db, options: WorkOptions): Worker | undefined
}

const triageRow = z.object({ ticketId: idSchema("ticket"), payload: z.object({ messageId: idSchema("message") }) })

/** Every kind of work, and what does it. */
export const kinds: readonly Registered[] = [
  {
    kind: mailWork,
    worker: (db, { ports }) =>
      ports && {
        handle: (taken) => (isExportMail(taken) ? sendExportMail(db, ports, taken) : sendTicketMail(db, ports, taken)),
      },
  },
  {
    kind: triageWork,
    worker: (db, options) =>
      options.ports && {
        async handle(taken, now) {
          const { ticketId, payload } = parse(triageRow, taken)
          await triageTicket(db, reporting(options, taken), { ticketId, messageId: payload.messageId }, now)
          return {}
        },
      },
  },
  {
    kind: searchWork,
    worker: (db, { onError }) =>
      searchWorker(db, (error, ticketId) => onError?.(error, { job: searchWork.name, ticketId })),
  },
  {
    kind: exportWork,
    worker: (db, { onError, ...options }) =>
      exportWorker(db, {
        ...options,
        onError: (error, exportId) => onError?.(error, { job: exportWork.name, exportId }),
      }),
  },
]

const noCounts: Counts = { done: 0, retrying: 0, failed: 0 }

/** Does what is due of one kind. */
export async function doKind(db: Db, { kind, worker }: Registered, options: WorkOptions): Promise<Counts> {
  const { clock, signal, onError } = options
  const found = worker(db, options)
  if (!found) return noCounts
  return drainWork(db, kind, found, { clock, signal, onError: (error, taken) => onError?.(error, aboutOf(taken)) })
}

function aboutOf({ id, kind, ticketId }: Taken): About {
  return { job: kind, workId: id, ticketId }
}

/** Triage makes do without an answer, so a model's errors would be seen by nobody. */
function reporting({ ports, onError }: WorkOptions, taken: Taken): TriageModel | undefined {
  const { model } = ports ?? {}
  if (!model) return undefined
  return {
    name: model.name,
    async classify(text, signal) {
      try {
        return await model.classify(text, signal)
      } catch (error) {
        onError?.(error, aboutOf(taken))
        throw error
      }
    },
  }
}
