import { liveAnswer } from "~/lib/live/live.server"
import { apiAnswer } from "~/lib/requests/api-answer.server"
import type { Route } from "./+types/live"

/** Server-sent events of what changes on the caller's pages; `LiveEvent` of the library says what they hold. */
export function loader({ request, context }: Route.LoaderArgs) {
  if (request.method !== "GET") return new Response(null, { status: 405, headers: { Allow: "GET" } })
  return apiAnswer(context, async (known) => liveAnswer(known, request))
}
