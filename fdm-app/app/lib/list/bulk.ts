import type { ErrorCode } from "fdm-core/errors"
import type { Agent, AgentId, Tag, TicketId } from "fdm-helpdesk"
import type { Workflow } from "fdm-helpdesk/workflow"

/** What many tickets can be changed to. */
export type BulkChoices = { agents: Agent[]; tags: Tag[]; workflow: Workflow; ownAgentId: AgentId }

/** How one act on many tickets fared. */
export type BulkResult = { changed: number; refused: { id: TicketId; code: ErrorCode }[] }

/** That, or what was wrong with all of it. */
export type BulkAnswer = BulkResult | { code: ErrorCode }
