import { parseCookies } from "better-auth/cookies"
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto"
import type { Locale } from "../principals/principal.js"
import type { EndpointContext } from "./endpoint-context.js"

/** What somebody filled in to sign up. It comes into being when they open the link that was mailed to `email`. */
export type Chosen = { email: string; name: string; locale: Locale; timeZone: string; passwordHash: string }

/**
 * What was chosen waits in the browser in which it was typed, sealed, and nowhere else. So it counts only there: whoever
 * signs up with somebody else's address has chosen neither a password nor a name for them.
 */
export async function keepChosen(context: EndpointContext, chosen: Chosen, seconds: number): Promise<void> {
  const until = Date.now() + seconds * 1_000
  const sealed = await symmetricEncrypt({ key: context.context.secret, data: JSON.stringify({ ...chosen, until }) })
  const { name, attributes } = cookieOf(context, seconds)
  context.setCookie(name, sealed, attributes)
}

/** What was chosen for an address in the browser that asks, if anything was. */
export async function findChosen(context: EndpointContext, email: string): Promise<Chosen | undefined> {
  const sealed = parseCookies(context.headers?.get("cookie") ?? "").get(cookieOf(context).name)
  if (!sealed) return undefined
  const text = await symmetricDecrypt({ key: context.context.secret, data: sealed }).catch(() => "null")
  const found = JSON.parse(text) as (Chosen & { until: number }) | null
  return found && found.email === email && found.until > Date.now() ? found : undefined
}

/** Has the browser forget it. */
export function dropChosen(context: EndpointContext): void {
  const { name, attributes } = cookieOf(context, 0)
  context.setCookie(name, "", attributes)
}

function cookieOf(context: EndpointContext, maxAge?: number) {
  return context.context.createAuthCookie("sign_up", { maxAge })
}
