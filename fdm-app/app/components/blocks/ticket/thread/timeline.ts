import type { Activity, Message } from "fdm-helpdesk"

/** What a timeline shows, oldest first: messages, and between them runs of changes that fold into one line. */
export type TimelineItem = { key: string; message: Message } | { key: string; changes: Activity[] }

/** These tell nothing that the messages and the details do not. */
const saidElsewhere = new Set(["message.added"])

/** That somebody stood behind a value which stayed the same is for the audit. */
function isNews({ type, data }: Activity): boolean {
  if (type === "ticket.created") return data.onBehalf === true
  return !saidElsewhere.has(type) && (data.from === undefined || data.from !== data.to)
}

/** Mixes both by time. A change that came with a message stands behind it. */
export function timelineOf(messages: readonly Message[], activity: readonly Activity[]): TimelineItem[] {
  const entries = [
    ...messages.map((message) => ({ at: message.createdAt.getTime(), order: 0, message })),
    ...activity.filter(isNews).map((change) => ({ at: change.createdAt.getTime(), order: 1, change })),
  ].sort((a, b) => a.at - b.at || a.order - b.order)
  const items: TimelineItem[] = []
  for (const entry of entries) {
    const last = items.at(-1)
    if ("message" in entry) items.push({ key: entry.message.id, message: entry.message })
    else if (last && "changes" in last) last.changes.push(entry.change)
    else items.push({ key: entry.change.id, changes: [entry.change] })
  }
  return items
}
