import type { AgentId, InboxChoices, TagId, TicketDetail } from "fdm-helpdesk"
import { setFields } from "fdm-helpdesk/inbox-query"
import { findStatus } from "fdm-helpdesk/workflow"
import { useMemo } from "react"
import { usePending } from "./turns"

/** Everything that fields are chosen from. */
export type Choices = Omit<InboxChoices, "workflow" | "requester" | "farm"> & { ownAgentId: AgentId }

/**
 * The ticket as it will be once the changes on their way are made: shown at once, and what it was again as soon as one is
 * refused.
 */
export function useShownTicket(detail: TicketDetail, { agents, tags, ownAgentId }: Choices): TicketDetail {
  const { id } = detail.ticket
  const status = usePending(id, "status")
  const priority = usePending(id, "priority")
  const fields = usePending(id, "field")
  const assign = usePending(id, "assign")
  const claim = usePending(id, "claim")
  const subject = usePending(id, "subject")
  const tagged = usePending(id, "tags")
  const seats = usePending(id, "seats")
  return useMemo(() => {
    const chosen = (pending: readonly FormData[], field: string) => pending.at(-1)?.get(field)?.toString()
    const agentOf = (agentId: string | undefined) => agents.find((agent) => agent.id === agentId)
    const to = chosen(status, "to")
    const given = claim.length > 0 ? ownAgentId : chosen(assign, "agentId")
    const assignee = given === undefined ? detail.assignee : (agentOf(given) ?? null)
    return {
      ...detail,
      ticket: {
        ...detail.ticket,
        ...(to && {
          status: to,
          statusCategory: findStatus(detail.workflow, to)?.category ?? detail.ticket.statusCategory,
        }),
        priority: (chosen(priority, "priority") as "normal" | undefined) ?? detail.ticket.priority,
        subject: chosen(subject, "subject") ?? detail.ticket.subject,
        ...Object.fromEntries(fields.flatMap(setIn)),
        assigneeId: assignee?.id ?? null,
      },
      assignee,
      tags: changed(detail.tags, tagged, (tagId) => tags.find((tag) => tag.id === (tagId as TagId))),
      additionalAssignees: changed(detail.additionalAssignees, seats, agentOf),
    }
  }, [detail, status, priority, fields, assign, claim, subject, tagged, seats, agents, tags, ownAgentId])
}

/** The columns that a form sets. */
function setIn(form: FormData): [string, string | null][] {
  return setFields.flatMap(([name, { column }]) => {
    const value = form.get(name)
    return value === null ? [] : [[column, value.toString() || null] as [string, string | null]]
  })
}

/** A list with what forms add to it and remove from it. */
function changed<Item extends { id: string; name: string }>(
  items: Item[],
  pending: readonly FormData[],
  find: (id: string) => Item | undefined,
): Item[] {
  let after = items
  for (const fields of pending) {
    const removed = fields.get("remove")
    const added = find(fields.get("add")?.toString() ?? "")
    after = after.filter(({ id }) => id !== removed && id !== added?.id)
    if (added) after = [...after, added]
  }
  return after
}
