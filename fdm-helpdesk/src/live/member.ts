import type { Actor } from "../access/index.js"
import { type Announcement, heardBy, type LiveEvent } from "./announcement.js"

/** One open page, as the hub knows it. */
export type Subscriber = {
  onEvent(event: LiveEvent): void
  /** Called once when the subscription ends by itself: its actor has other rights now, or the hub stops. */
  onEnd?(): void
  /**
   * Who the subscriber is now, as a new request would find out. Asked every 30 to 60 s, and at once when an agent's
   * rights changed; until it has answered, nothing is passed on. Without it such a change ends the subscription.
   */
  confirm?(): Promise<Actor>
  /** When what the subscriber shows was read: what happened since is told at once. */
  since?: Date
}

/** Half a minute to a minute, so that those who came together don't all ask together. */
const confirmAfterMs = () => 30_000 + Math.random() * 30_000
const confirmAgainMs = 2_000

export type Member = ReturnType<typeof openMember>

/**
 * What one page hears, as long as its actor has the rights it came with. An actor who has others begins again as who they
 * are then: a page that goes on with rights of yesterday is the one thing that must not happen here.
 */
export function openMember(
  actor: Actor,
  { onEvent, onEnd, confirm }: Subscriber,
  onError: (error: unknown) => void,
  onOver: () => void,
) {
  let isOver = false
  let isHeld = false
  let hasMissed = false
  let asked = 0
  let timer: NodeJS.Timeout | undefined

  function leave(): void {
    isOver = true
    clearTimeout(timer)
    onOver()
  }

  function end(): void {
    if (isOver) return
    leave()
    onEnd?.()
  }

  function tell(event: LiveEvent): void {
    if (isHeld) hasMissed = true
    else
      try {
        onEvent(event)
      } catch (error) {
        // One page that can't take it must not keep it from the others.
        onError(error)
      }
  }

  function askLater(afterMs: number): void {
    clearTimeout(timer)
    if (confirm && !isOver) timer = setTimeout(() => void ask(), afterMs).unref()
  }

  async function ask(): Promise<void> {
    const turn = ++asked
    let now: Actor | undefined
    try {
      now = await confirm?.()
    } catch (error) {
      onError(error)
    }
    // An answer from before the rights changed says nothing about them.
    if (isOver || turn !== asked) return
    if (!now) askLater(confirmAgainMs)
    else if (hasSameRights(now, actor)) goOn()
    else end()
  }

  function goOn(): void {
    isHeld = false
    if (hasMissed) tell({ kind: "resync" })
    hasMissed = false
    askLater(confirmAfterMs())
  }

  askLater(confirmAfterMs())
  return {
    tell,
    end,
    leave,
    hear(announcement: Announcement): void {
      if (announcement.kind === "agent") {
        if (!("agentId" in actor) || actor.agentId !== announcement.agentId) return
        isHeld = true
        if (confirm) void ask()
        else end()
        return
      }
      const event = heardBy(actor, announcement)
      if (event) tell(event)
    },
  }
}

/** The same person with the same rights; a name is no right. */
function hasSameRights(a: Actor, b: Actor): boolean {
  const rights = ({ name, principalId, ...rest }: Partial<Record<string, unknown>>) =>
    JSON.stringify(Object.entries(rest).sort())
  return rights(a) === rights(b)
}
