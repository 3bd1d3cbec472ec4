import { createHmac, randomUUID } from "node:crypto"
import type { EndpointContext } from "./endpoint-context.js"

const keptSeconds = 400 * 24 * 60 * 60

/**
 * A browser in which the owner of an address signed in is known by a signed cookie, and counted by itself: guesses that
 * are made elsewhere don't make it wait. Nobody gets the cookie without having been let in.
 */
export async function rememberBrowser(context: EndpointContext, address: string): Promise<void> {
  const browser = (await findBrowser(context, address)) ?? randomUUID()
  const { name, attributes } = cookieOf(context)
  await context.setSignedCookie(name, `${browser}.${hashOf(context, address)}`, context.context.secret, attributes)
}

/** Which browser asks, if the owner of the address is known to use it. */
export async function findBrowser(context: EndpointContext, address: string): Promise<string | undefined> {
  const value = await context.getSignedCookie(cookieOf(context).name, context.context.secret)
  const [browser, owner] = (value || "").split(".")
  return owner === hashOf(context, address) ? browser : undefined
}

function cookieOf(context: EndpointContext) {
  return context.context.createAuthCookie("known_browser", { maxAge: keptSeconds })
}

/** The cookie outlives the session, and names nobody to whoever uses the browser next. */
function hashOf(context: EndpointContext, address: string): string {
  return createHmac("sha256", context.context.secret).update(`known browser of ${address}`).digest("base64url")
}
