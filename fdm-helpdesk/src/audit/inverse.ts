import type { AgentId, TagId } from "../kernel/index.js"
import type { TicketEvent, TicketEventType } from "./events.js"

/** A step on the way back, as data: what the verb that it is named after takes. */
export type Reversal =
  | { verb: "updateTicket"; set: Record<string, string | null> }
  | { verb: "assignTicket"; agentId: AgentId | null }
  | { verb: "addAssignee" | "removeAssignee"; agentId: AgentId }
  | { verb: "tagTicket"; add: TagId[]; remove: TagId[] }
  | { verb: "updateTicketStatus"; to: string }

/** What of an event its inverse needs: a line of `activity` will do, as `getTicket` gives it to agents. */
export type ToldEvent<Type extends TicketEventType = TicketEventType> = {
  [Kind in Type]: Pick<Extract<TicketEvent, { type: Kind }>, "type" | "data">
}[Type]

type Inverse<Type extends TicketEventType> = (data: ToldEvent<Type>["data"]) => Reversal

/** Whoever adds a kind of event says here how it is taken back, or that it can't be: what was said was said, and what was erased stays so. */
const inverses: { [Type in TicketEventType]: Inverse<Type> | undefined } = {
  "ticket.status_changed": ({ from }) => ({ verb: "updateTicketStatus", to: from }),
  "ticket.priority_changed": ({ from }) => ({ verb: "updateTicket", set: { priority: from } }),
  "ticket.subject_changed": ({ from }) => ({ verb: "updateTicket", set: { subject: from } }),
  "ticket.field_changed": ({ field, from }) => ({ verb: "updateTicket", set: { [field]: from } }),
  "ticket.assigned": ({ previousAgentId = null }) => ({ verb: "assignTicket", agentId: previousAgentId }),
  "ticket.unassigned": ({ previousAgentId }) => ({ verb: "assignTicket", agentId: previousAgentId }),
  "ticket.assignee_added": ({ agentId }) => ({ verb: "removeAssignee", agentId }),
  "ticket.assignee_removed": ({ agentId }) => ({ verb: "addAssignee", agentId }),
  "ticket.tags_changed": ({ added, removed }) => ({ verb: "tagTicket", add: removed, remove: added }),
  "ticket.created": undefined,
  "message.added": undefined,
  "message.edited": undefined,
  "message.deleted": undefined,
  "message.redacted": undefined,
  "message.unsent": undefined,
  "ticket.triaged": undefined,
  "ticket.people_merged": undefined,
  "ticket.requester_anonymized": undefined,
  "ticket.person_erased": undefined,
}

/**
 * The steps that take a ticket back to how it stood before these events of one change, the last first; the status comes at the end,
 * because an assignment may move it. Undefined when one of them can't be taken back. Pure: whether somebody may take them,
 * and whether the workflow has the move back, is asked of the verbs.
 */
export function inverse(events: readonly ToldEvent[]): Reversal[] | undefined {
  const steps = events.toReversed().map(reversalOf)
  if (!steps.every((step) => step !== undefined)) return undefined
  const isMove = ({ verb }: Reversal) => verb === "updateTicketStatus"
  // Only where it stood at first counts: the workflow may lack the moves between.
  return [...steps.filter((step) => !isMove(step)), ...steps.filter(isMove).slice(-1)]
}

function reversalOf({ type, data }: ToldEvent): Reversal | undefined {
  const take = inverses[type] as Inverse<TicketEventType> | undefined
  return take?.(data)
}
