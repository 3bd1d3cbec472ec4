import type { Draft } from "fdm-helpdesk"
import type { Resource } from "~/lib/requests/outcome"
import type { DraftPort, Kept, Saved, Writing } from "./draft-keeper"

/** A draft after its way through JSON. */
type Sent = Omit<Draft, "updatedAt"> & { updatedAt: string }

/** The server's drafts of one ticket, by its address. Asked beside the page, which is not read anew. */
export function draftPort(ticketId: string): DraftPort {
  const address = `/admin/support/${ticketId}/draft`

  async function load(): Promise<Kept | null | undefined> {
    const answer = await ask(address)
    return answer?.ok ? keptOf(answer.given) : undefined
  }

  return {
    load,
    async save(writing, revision, isLeaving): Promise<Saved> {
      const answer = await ask(address, { method: "POST", body: formOf(writing, revision), keepalive: isLeaving })
      if (answer?.ok) return { kept: keptOf(answer.given) }
      if (answer?.code !== "conflict") return { failed: true }
      const theirs = await load()
      return theirs === undefined ? { failed: true } : { theirs }
    },
    discard(revision) {
      const body = new URLSearchParams({ revision: String(revision) })
      void ask(`${address}/discard`, { method: "POST", body })
    },
  }
}

function formOf({ visibility, body }: Writing, revision: number): URLSearchParams {
  return new URLSearchParams({ visibility, body, revision: String(revision) })
}

function keptOf(draft: Sent | null): Kept | null {
  return draft && { ...draft, updatedAt: new Date(draft.updatedAt) }
}

/** Undefined when there was no answer of ours: no network, or somebody who was signed out. */
async function ask(address: string, init?: RequestInit): Promise<Resource<Sent | null> | undefined> {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" }, ...init })
    return await response.json()
  } catch {
    return undefined
  }
}
