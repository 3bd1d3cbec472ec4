import { createContext, type MiddlewareFunction } from "react-router"
import { isFetchedAhead } from "./fetched-ahead"
import { host } from "./host.server"

/** Lets the scripts of one answer run, and no other script. */
export const nonce = createContext<string | null>(null)

/**
 * For what was fetched ahead: it may be shown once, and browsers ask again as they show it. With a `max-age` they would show
 * it a second time, after a change that was made meanwhile.
 */
const usedOnce = "private, max-age=0, stale-while-revalidate=30"

/** Headers on every answer: nobody may frame us, no script may run that we did not send, no other site learns our addresses. */
export const secureHeaders: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  // In development the bundler's own scripts run too, so there is no policy and nothing for a nonce to allow.
  const own = import.meta.env.PROD ? crypto.randomUUID() : null
  context.set(nonce, own)
  const response = await next()
  const { headers } = response
  if (own && !headers.has("Content-Security-Policy"))
    headers.set("Content-Security-Policy", policyWith(own, await logoOrigin()))
  headers.set("X-Content-Type-Options", "nosniff")
  headers.set("Referrer-Policy", "same-origin")
  headers.set("Cross-Origin-Opener-Policy", "same-origin")
  headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
  if (response.status === 503) headers.set("Retry-After", "5")
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

/**
 * Refuses forms that another site had a browser post. React Router compares origins for pages; this covers routes
 * without a page as well, and knows the public address when a proxy stands before us.
 */
export const sameOriginOnly: MiddlewareFunction<Response> = async ({ request }) => {
  if (request.method === "GET" || request.method === "HEAD") return
  const { environment } = await host()
  const origin = request.headers.get("Origin")
  const site = request.headers.get("Sec-Fetch-Site")
  const isOwn = origin === null || origin === environment.url.origin || origin === new URL(request.url).origin
  if (!isOwn || site === "cross-site") throw new Response("Forms of other sites are not taken", { status: 403 })
}
