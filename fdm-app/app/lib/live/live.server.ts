import { FdmError } from "fdm-core/errors"
import { liveStream } from "fdm-helpdesk/jobs"
import { actorNow, type Caller } from "~/lib/requests/caller.server"

/** More open pages than anybody looks at; a page that isn't looked at doesn't listen. */
const maxStreams = 24

declare global {
  var fdmStreams: Map<string, number> | undefined
}

/** On `globalThis`, because the development server loads this file anew while streams go on. */
globalThis.fdmStreams ??= new Map()
const streams = globalThis.fdmStreams

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "private, no-store, no-transform",
  // Proxies that gather answers before they pass them on would keep events back.
  "X-Accel-Buffering": "no",
  // Nothing else is answered over it, so that a server that stops need not wait for it to be let go of.
  Connection: "close",
}

/**
 * The live events of the caller's page, for as long as it is open and they are who they were. It holds no connection of the
 * database, and is no answer in the sense of the limit on how long one may take.
 *
 * @throws FdmError `unauthenticated`
 */
export function liveAnswer({ host, actor, user }: Caller, request: Request): Response {
  if (!user || actor.type === "nobody") throw new FdmError("unauthenticated", "nobody is signed in")
  const open = streams.get(user.id) ?? 0
  if (open >= maxStreams) return new Response(null, { status: 429 })
  streams.set(user.id, open + 1)
  const cookie = new Headers({ Cookie: request.headers.get("Cookie") ?? "" })
  const body = liveStream(host.live, actor, {
    confirm: () => actorNow(host, cookie),
    signal: request.signal,
    since: sinceOf(request),
    onEnd: () => countDown(user.id),
  })
  return new Response(body, { headers })
}

function countDown(userId: string): void {
  const open = (streams.get(userId) ?? 1) - 1
  if (open > 0) streams.set(userId, open)
  else streams.delete(userId)
}

/** When the page was read, as it says in `?since=`. One that comes back after a lost connection may have missed something. */
function sinceOf(request: Request): Date | undefined {
  if (request.headers.has("Last-Event-ID")) return undefined
  const since = Number(new URL(request.url).searchParams.get("since") ?? Number.NaN)
  return since > 0 && since <= Date.now() ? new Date(since) : undefined
}
