import type { Actor } from "../access/index.js"
import { announcementIn } from "./announcement.js"
import { type Member, openMember, type Subscriber } from "./member.js"
import { startMemory } from "./recent.js"

export type Hub = ReturnType<typeof openHub>

/**
 * One process hears every announcement once and passes it on, in memory, to those of its open pages that may know. Nothing
 * here asks the database, so a page that is open and quiet costs its process a few objects.
 */
export function openHub(onError: (error: unknown) => void, clock: () => Date) {
  const members = new Set<Member>()
  const memory = startMemory(clock)
  let isStopped = false

  function catchUp(member: Member, since: Date): void {
    const missed = memory.since(since)
    if (!missed) member.tell({ kind: "resync" })
    // Whose rights changed was known when the subscription began.
    for (const announcement of missed ?? []) if (announcement.kind !== "agent") member.hear(announcement)
  }

  return {
    /** Takes in what the database announced. */
    hear(payload: string): void {
      const announcement = announcementIn(payload)
      if (!announcement) return
      memory.add(announcement)
      for (const member of members) member.hear(announcement)
    },
    /** Listening has begun, or begun again: what was announced before may not have been heard. */
    began(): void {
      memory.begin()
      for (const member of members) member.tell({ kind: "resync" })
    },
    /** @returns a function that ends it, without `onEnd` */
    subscribe(actor: Actor, subscriber: Subscriber): () => void {
      const member: Member = openMember(actor, subscriber, onError, () => members.delete(member))
      members.add(member)
      if (isStopped) member.end()
      else if (subscriber.since) catchUp(member, subscriber.since)
      return member.leave
    },
    get size(): number {
      return members.size
    },
    /** Ends all subscriptions; whoever subscribes afterwards is ended at once. */
    stop(): void {
      isStopped = true
      for (const member of members) member.end()
    },
  }
}
