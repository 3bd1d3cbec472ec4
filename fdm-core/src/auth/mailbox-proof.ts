import { createHmac } from "node:crypto"
import { magicLinkMinutes } from "./auth-mail.js"
import type { EndpointContext } from "./endpoint-context.js"

/** What is asked of a session here. */
type Session = { token: string; createdAt: Date }

const provenSeconds = magicLinkMinutes * 60

/**
 * A session that began with a mailed link proves that whoever has it reads the mailbox, for as long as a link works. A signed
 * cookie says that it began so, of that one session: sessions that began with a password, or with an admin who looks in, prove
 * nothing, and neither does one that somebody finds open later.
 */
export async function proveMailbox(context: EndpointContext, session: Session): Promise<void> {
  const { name, attributes } = cookieOf(context)
  await context.setSignedCookie(name, hashOf(context, session), context.context.secret, attributes)
}

/** Whether a session proves it still. */
export async function provesMailbox(context: EndpointContext, session: Session): Promise<boolean> {
  const value = await context.getSignedCookie(cookieOf(context).name, context.context.secret)
  const ageMs = Date.now() - new Date(session.createdAt).getTime()
  return ageMs < provenSeconds * 1_000 && value === hashOf(context, session)
}

function cookieOf(context: EndpointContext) {
  return context.context.createAuthCookie("mailbox", { maxAge: provenSeconds })
}

function hashOf(context: EndpointContext, { token }: Session): string {
  return createHmac("sha256", context.context.secret).update(`began with a link: ${token}`).digest("base64url")
}
