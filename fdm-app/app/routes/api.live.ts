import { apiAnswer } from "~/lib/api-answer.server"
import { liveAnswer } from "~/lib/live.server"
import type { Route } from "./+types/api.live"

/** Server-sent events of what changes on the caller's pages; `LiveEvent` of the library says what they hold. */
export function loader({ request, context }: Route.LoaderArgs) {
  if (request.method !== "GET") return new Response(null, { status: 405, headers: { Allow: "GET" } })
  return apiAnswer(context, async (known) => liveAnswer(known, request))
}
