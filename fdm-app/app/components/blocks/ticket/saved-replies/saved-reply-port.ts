import type { SavedReply } from "fdm-helpdesk"
import type { Resource } from "~/lib/requests/outcome"

/** The last list, so that a picker that is opened again shows something at once. */
let known: SavedReply[] | undefined

export const knownReplies = () => known

/** The answers that this agent can use again; undefined when they can't be had now. */
export async function loadReplies(ticketId: string): Promise<SavedReply[] | undefined> {
  known = (await ask<SavedReply[]>(ticketId)) ?? known
  return known
}

/** Counts that an answer is used, and gives its text for this ticket; undefined when that did not work. */
export async function fillReplyIn(ticketId: string, savedReplyId: string): Promise<string | undefined> {
  const body = new URLSearchParams({ savedReplyId })
  return (await ask<{ text: string }>(ticketId, { method: "POST", body }))?.text
}

async function ask<Given>(ticketId: string, init?: RequestInit): Promise<Given | undefined> {
  try {
    const response = await fetch(`/admin/support/${ticketId}/saved-reply`, init)
    const answer: Resource<Given> = await response.json()
    return answer.ok ? answer.given : undefined
  } catch {
    return undefined
  }
}
