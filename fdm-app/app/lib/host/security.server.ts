import { createContext, type MiddlewareFunction } from "react-router"
import { isFetchedAhead } from "~/lib/requests/fetched-ahead"
import { withRetryAfter } from "~/lib/requests/retry-after.server"
import { refusals } from "~/locales/refusals"
import { host } from "./host.server"
import { isFromThisMachine } from "./this-machine.server"

/** Lets the scripts of one answer run, and no other script. */
export const nonce = createContext<string | null>(null)

/**
 * For what was fetched ahead: it may be shown once, and browsers ask again as they show it. With a `max-age` they would show
 * it a second time, after a change that was made meanwhile.
 */
const usedOnce = "private, max-age=0, stale-while-revalidate=30"

/** What pages carry beside the headers that the server gives every answer: nobody may frame us, no script may run that we did not send. */
export const secureHeaders: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  // In development the bundler's own scripts run too, so there is no policy and nothing for a nonce to allow.
  const own = import.meta.env.PROD ? crypto.randomUUID() : null
  context.set(nonce, own)
  const response = await withRetryAfter(next)
  const { headers } = response
  if (own && !headers.has("Content-Security-Policy"))
    headers.set("Content-Security-Policy", policyWith(own, await logoOrigin()))
  const kept = isFetchedAhead(request) && response.ok ? usedOnce : "private, no-store"
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", kept)
  return response
}

/** Where the desk's own logo comes from, when that is another site: the one picture of others that a page shows. */
async function logoOrigin(): Promise<string> {
  const { logoUrl } = (await host()).brand.current
  return logoUrl?.startsWith("https:") ? ` ${new URL(logoUrl).origin}` : ""
}

function policyWith(own: string, logo: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${own}'`,
    `img-src 'self' data:${logo}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")
}

/** In both languages, because whoever started it may not have chosen one. */
const notHere = `${refusals.nl.demo}\n${refusals.en.demo}\n\nFDM_DEMO=on npm start\n`

/**
 * A demo that nobody asked for is for the machine that it runs on. Whoever comes from elsewhere, by a tunnel or a proxy, finds
 * no account, no password and no mail, because they find nothing.
 */
export const thisMachineOnly: MiddlewareFunction<Response> = async ({ request }, next) => {
  const { environment } = await host()
  if (environment.demo !== "here" || isFromThisMachine(request.headers)) return next()
  return new Response(notHere, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8" } })
}

/** Has what requests show of our surroundings told to whoever can mend it. */
export const watchRequests: MiddlewareFunction<Response> = async ({ request }) => {
  const { watch } = await host()
  watch.see(request)
}
