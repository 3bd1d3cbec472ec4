import { AsyncLocalStorage } from "node:async_hooks"
import type { ErrorDetails } from "fdm-core/errors"

/** When what was refused in this request goes again; ISO 8601. */
const refused = new AsyncLocalStorage<{ until?: string }>()

/**
 * Has a refusal of this request say how long to wait. Whatever turns an error into an answer asks `knownError` what it is,
 * and that tells it here: so pages, forms and what scripts ask for keep to one time, and nothing can forget it.
 */
export async function withRetryAfter(answer: () => Promise<Response>): Promise<Response> {
  const found: { until?: string } = {}
  const response = await refused.run(found, answer)
  const seconds = retryAfter(response, found.until)
  if (seconds) response.headers.set("Retry-After", String(seconds))
  return response
}

/** Keeps until when a refusal holds, of several the last to end. @returns the same time, where one is known */
export function heldUntil({ retryAt }: ErrorDetails): string | undefined {
  if (typeof retryAt !== "string") return undefined
  const found = refused.getStore()
  if (found && !(found.until && found.until > retryAt)) found.until = retryAt
  return retryAt
}

const unavailableSeconds = 5
const refusedSeconds = 60

/**
 * How long to wait before the same is asked again, for an answer that says to wait: until `until`, else as long as better-auth
 * says in a header of its own, else as long as makes sense.
 */
export function retryAfter({ status, headers }: Response, until?: string, now = Date.now()): number | undefined {
  if (status === 503) return unavailableSeconds
  if (status !== 429) return undefined
  if (until) return Math.max(1, Math.ceil((Date.parse(until) - now) / 1000))
  return secondsIn(headers) ?? refusedSeconds
}

/** What better-auth says of how long to wait. */
export function secondsIn(headers: Headers): number | undefined {
  return Number(headers.get("X-Retry-After")) || undefined
}
