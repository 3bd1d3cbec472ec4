import type { ErrorCode } from "fdm-core/errors"
import type { TicketId } from "fdm-helpdesk"

/** How one act on many tickets fared. */
export type BulkResult = { changed: number; refused: { id: TicketId; code: ErrorCode }[] }
