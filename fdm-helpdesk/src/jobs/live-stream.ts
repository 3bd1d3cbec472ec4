import type { Actor } from "../access/index.js"
import type { LiveEvent } from "../live/index.js"
import type { LiveHub } from "./start-live.js"

/** Of one page that listens, for `liveStream`. */
export type LiveStreamOptions = {
  /** Who the reader is now, as a new request would find out; the stream ends when that is somebody else or nobody. */
  confirm(): Promise<Actor>
  /** Ends the stream, such as the signal of the request. */
  signal: AbortSignal
  /** When the page was read. What happened since is told at once; without it, that something may have. */
  since?: Date
  /** Called once when it is over, whoever ended it. */
  onEnd?(): void
}

/** Below what proxies allow a silent connection, which is often 30 s or a minute. */
const heartbeatMs = 20_000
/** Events that wait for a slow reader. One more and all are dropped: reading anew once is cheaper for everybody. */
const maxWaiting = 64
/** Browsers come back this long after a lost connection, spread out so that a restart isn't followed by all at once. */
const retryMs = () => 1_000 + Math.round(Math.random() * 2_000)
/** Room for each page that hears something to read anew without a crowd at the door. */
const spreadMsPerPage = 5
const maxSpreadMs = 5_000

let sent = 0

/**
 * The live events of one page as the body of an answer of type `text/event-stream`. Each `message` is a `LiveEvent` as JSON with
 * `spreadMs`: within how many ms readers spread out what they do about it. A reader that comes back after a lost
 * connection (it sends `Last-Event-ID`) gives no `since`, and hears `resync` first.
 *
 * @example
 * return new Response(liveStream(live, actor, { confirm, signal: request.signal }), {
 *   headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" },
 * })
 */
export function liveStream(live: LiveHub, actor: Actor, options: LiveStreamOptions): ReadableStream<Uint8Array> {
  const { confirm, signal, since, onEnd } = options
  const text = new TextEncoder()
  let end: () => void = () => undefined
  let hasMissed = false

  function write(controller: ReadableStreamDefaultController<Uint8Array>, event: LiveEvent): void {
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(text.encode(messageOf(event, live.size)))
    else hasMissed = true
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false
        let unsubscribe: () => void = () => undefined
        const heartbeat = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(text.encode(": still here\n\n"))
        }, heartbeatMs).unref()
        end = () => {
          isOver = true
          clearInterval(heartbeat)
          unsubscribe()
          signal.removeEventListener("abort", close)
          onEnd?.()
        }
        function close() {
          if (isOver) return
          end()
          controller.close()
        }
        // The first thing of every stream carries an id, so that whoever comes back says so.
        controller.enqueue(text.encode(`retry: ${retryMs()}\nid: ${++sent}\nevent: hello\ndata: {}\n\n`))
        unsubscribe = live.subscribe(actor, {
          onEvent: (event) => write(controller, event),
          onEnd: close,
          confirm,
          since,
        })
        if (!since) write(controller, { kind: "resync" })
        if (signal.aborted) close()
        else signal.addEventListener("abort", close, { once: true })
      },
      pull(controller) {
        if (!hasMissed) return
        hasMissed = false
        write(controller, { kind: "resync" })
      },
      cancel: () => end(),
    },
    { highWaterMark: maxWaiting },
  )
}

function messageOf(event: LiveEvent, pages: number): string {
  const spreadMs = Math.min(pages * spreadMsPerPage, maxSpreadMs)
  return `id: ${++sent}\ndata: ${JSON.stringify({ ...event, spreadMs, at: Date.now() })}\n\n`
}
