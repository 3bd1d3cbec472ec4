import { readBody, tooLarge } from "~/lib/requests/body.server"
import { caller } from "~/lib/requests/caller.server"
import { isLightJson } from "~/lib/requests/json-weight"
import { knownError } from "~/lib/requests/page.server"
import type { Route } from "./+types/auth.$"

/** better-auth's own endpoints, among them the address that a sign-in link points to. */
export function loader({ request, context }: Route.LoaderArgs) {
  return context.get(caller).host.auth.handler(request)
}

/** better-auth itself would read whatever comes, so the body is weighed first. */
export async function action({ request, context }: Route.ActionArgs) {
  try {
    const body = await readBody(request, "application/json")
    if (!isLightJson(body)) throw tooLarge()
    const { method, headers, url } = request
    return await context.get(caller).host.auth.handler(new Request(url, { method, headers, body: body || null }))
  } catch (error) {
    const known = knownError(error)
    if (!known) throw error
    return Response.json({ code: known.code.toUpperCase() }, { status: known.status })
  }
}
