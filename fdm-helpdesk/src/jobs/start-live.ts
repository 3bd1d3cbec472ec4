import type { Listen } from "../kernel/index.js"
import { type Hub, openHub } from "../live/index.js"
import { liveChannel } from "../work/index.js"
import { keepListening } from "./keep-listening.js"
import type { OnError } from "./kinds.js"

/** What `startLive` works with. */
export type StartLiveOptions = {
  listen: Listen
  onError?: OnError
  /** What time it is; for tests. */
  clock?: () => Date
}

/** What open pages hear of changes; see `liveStream` for pages that listen over HTTP. */
export type LiveHub = Pick<Hub, "subscribe" | "size"> & {
  /** Ends all subscriptions and stops listening. Call it before the server waits for its open answers. */
  stop(): Promise<void>
}

/**
 * Begins to pass on changes of tickets, whichever process made them, to the open pages of this process: one connection
 * that listens, for any number of pages. A listening that was lost is begun again, and then everybody is told to read
 * anew, because what was announced meanwhile was not heard.
 */
export function startLive({ listen, onError, clock = () => new Date() }: StartLiveOptions): LiveHub {
  const report = (error: unknown) => onError?.(error, { job: "live" })
  const hub = openHub(report, clock)
  const unlisten = keepListening(
    (channel, onNotify) => listen(channel, onNotify, hub.began),
    liveChannel,
    hub.hear,
    report,
  )
  return {
    subscribe: hub.subscribe,
    get size() {
      return hub.size
    },
    async stop() {
      hub.stop()
      await unlisten()
    },
  }
}
