import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api"
import type { BetterAuthPlugin } from "better-auth/types"
import type { AttemptBy } from "./attempts.js"
import { type Mailing, warnOwner } from "./auth-mail.js"
import type { EndpointContext } from "./endpoint-context.js"
import { findBrowser, rememberBrowser } from "./known-browser.js"

/** Where a password can be guessed, and the field that it comes in. All count for the same address together. */
export const guessedAt: Record<string, string> = {
  "/sign-in/email": "password",
  "/change-password": "currentPassword",
  "/delete-user": "password",
  "/verify-password": "password",
}

/**
 * Makes guessing at one address slow, from however many networks. A wait holds for every password, the right one as well,
 * and for addresses without an account. It shuts nobody out: a link by mail lets its owner in at any time, and a browser
 * in which they signed in before is counted by itself.
 */
export function passwordGuard({ db, attempts, sendMail }: Mailing): BetterAuthPlugin {
  const before = createAuthMiddleware(async (context) => {
    const by = await guesserIn(context)
    if (!by) return
    const seconds = await attempts.begin("guess", by)
    if (seconds > 0) throw tooManyGuesses(seconds)
  })
  const after = createAuthMiddleware(async (context) => {
    const by = await guesserIn(context)
    if (!by) return
    const [address] = by
    if (isAPIError(context.context.returned)) {
      if ((await attempts.left("guess", by)) > 0) await warnOwner(address, { db, attempts, sendMail })
      return
    }
    if (context.path === "/sign-in/email") await rememberBrowser(context, address)
    await attempts.forget("guess", by, [address])
  })
  const matcher = ({ path }: { path?: string }) => path !== undefined && path in guessedAt
  return {
    id: "fdm-password-guard",
    hooks: { before: [{ matcher, handler: before }], after: [{ matcher, handler: after }] },
  }
}

/** For whose password this is a guess, if it is one. */
async function guesserIn(context: EndpointContext): Promise<AttemptBy | undefined> {
  const { path = "", body } = context
  if (typeof body?.[guessedAt[path] ?? ""] !== "string") return undefined
  const named = path === "/sign-in/email" ? body.email : await ownAddress(context)
  if (typeof named !== "string") return undefined
  const address = named.toLowerCase()
  const browser = await findBrowser(context, address)
  return browser ? [address, browser] : [address]
}

async function ownAddress(context: EndpointContext): Promise<string | undefined> {
  const session = context.context.newSession ?? (await getSessionFromCtx(context))
  return session?.user.email
}

function tooManyGuesses(seconds: number): APIError {
  const body = { code: "TOO_MANY_GUESSES", message: `Too many passwords were tried. The next may be in ${seconds} s.` }
  return new APIError("TOO_MANY_REQUESTS", body, { "Retry-After": `${seconds}`, "X-Retry-After": `${seconds}` })
}
