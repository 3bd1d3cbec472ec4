import { type LiveHub, liveStream, startLive } from "fdm-helpdesk/jobs"
import { type Account, actorOf } from "./host.js"
import { listen } from "./work.js"

/** One for each process, whatever the number of open pages. Call its `stop` before the server waits for its answers. */
export const live: LiveHub = startLive({ listen })

/** `GET /live`: each page hears of what its reader may see, and reads it anew by itself. */
export async function liveAnswer(account: Account | null, request: Request): Promise<Response> {
  const actor = await actorOf(account)
  if (actor.type === "nobody") return new Response(null, { status: 401 })
  const body = liveStream(live, actor, { confirm: () => actorOf(account), signal: request.signal })
  const headers = { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" }
  return new Response(body, { headers })
}
