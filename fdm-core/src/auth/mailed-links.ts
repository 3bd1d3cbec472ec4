import { createHash, randomBytes } from "node:crypto"
import { createAuthEndpoint, createAuthMiddleware, formCsrfMiddleware } from "better-auth/api"
import { magicLink } from "better-auth/plugins"
import type { BetterAuthPlugin } from "better-auth/types"
import { z } from "zod"
import { mailboxOf } from "../mailbox.js"
import type { Locale } from "../principals/principal.js"
import { type AttemptBy, byMailbox } from "./attempts.js"
import { type Mailing, magicLinkMinutes, ownerOf } from "./auth-mail.js"
import { dropChosen, findChosen, keepChosen } from "./chosen.js"
import type { EndpointContext } from "./endpoint-context.js"
import { rememberBrowser } from "./known-browser.js"
import { proveMailbox } from "./mailbox-proof.js"
import { chosenBy, signUpInput } from "./sign-up.js"
import { acceptedLocale } from "./user-fields.js"

type Options = Mailing & { signInPath?: string }

const linkSeconds = magicLinkMinutes * 60
const linkInput = z.object({ email: z.email(), callbackURL: z.string().optional() })

/**
 * Signing in and signing up by a link in a mail. Both endpoints answer the same for every address and work as hard for
 * it: whether it has an account, only its mailbox learns. Nothing of a new account exists before its link is opened.
 *
 * better-auth opens the links. Asked for one, it would write what strangers choose into a mail: where the link leads,
 * and a name for the account. Here that stays behind.
 */
export function mailedLinks(options: Options) {
  const { magicLinkVerify } = magicLink({
    storeToken: { type: "custom-hasher", hash: async (token) => hashOf(token) },
    sendMagicLink: async () => undefined,
  }).endpoints
  const asking = { method: "POST" as const, requireHeaders: true, use: [formCsrfMiddleware] }
  const hooks: BetterAuthPlugin["hooks"] = {
    before: [{ matcher: isOpening, handler: createAuthMiddleware((context) => leadingBack(context, options)) }],
    after: [{ matcher: isOpening, handler: createAuthMiddleware((context) => afterOpening(context, options)) }],
  }
  return {
    id: "fdm-mailed-links",
    hooks,
    endpoints: {
      magicLinkVerify,
      signInMagicLink: createAuthEndpoint("/sign-in/magic-link", { ...asking, body: linkInput }, async (context) => {
        const email = context.body.email.toLowerCase()
        await mailLink(context, { email, to: context.body.callbackURL, kind: "sign_in" }, options)
        return context.json({ status: true })
      }),
      // In the place of better-auth's own, which says whether an address has an account.
      signUpEmail: createAuthEndpoint("/sign-up/email", { ...asking, body: signUpInput }, async (context) => {
        const chosen = await chosenBy(context, context.body)
        await keepChosen(context, chosen, linkSeconds)
        const { email, locale } = chosen
        await mailLink(context, { email, to: context.body.callbackURL, kind: "sign_up", locale }, options)
        return context.json({ status: true })
      }),
    },
  }
}

function isOpening({ path }: { path?: string }): boolean {
  return path === "/magic-link/verify"
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url")
}

type Link = { email: string; to?: string; kind: "sign_in" | "sign_up"; locale?: Locale }

/**
 * Mails a link, unless one left a moment ago that works still: nobody fills another's mailbox, nor keeps its owner out.
 * The work is the same; a link that is not mailed is nobody's.
 */
async function mailLink(context: EndpointContext, link: Link, { db, attempts, sendMail }: Options): Promise<void> {
  const { email, to = "/" } = link
  const owner = await ownerOf(db, email)
  const mustWait = (await attempts.begin("link", countedAs(email, owner !== undefined))) > 0
  const token = randomBytes(24).toString("base64url")
  await context.context.internalAdapter.createVerificationValue({
    identifier: hashOf(token),
    value: JSON.stringify({ email, to, isSignUp: link.kind === "sign_up" }),
    expiresAt: new Date(Date.now() + linkSeconds * 1_000),
  })
  if (mustWait) return
  const url = `${context.context.baseURL}/magic-link/verify?token=${token}`
  const kind = link.kind === "sign_up" && owner ? "has_account" : link.kind
  const asked = link.locale ?? acceptedLocale(context.headers?.get("accept-language"))
  await sendMail({ kind, email, url, locale: owner?.locale ?? asked ?? "nl" })
}

/**
 * By which name a mail is counted. An address of an account, and the plain one of a mailbox, count by themselves: what strangers have
 * mailed to `anna+1@` must not use up the link of the owner of `anna@`. Others of that mailbox are counted as one.
 */
function countedAs(email: string, hasAccount: boolean): AttemptBy {
  return hasAccount || mailboxOf(email) === email ? [email] : byMailbox(email)
}

/** Where a link leads is kept with it. What stands in the address that was opened is not listened to. */
async function leadingBack(context: EndpointContext, { signInPath = "/" }: Options) {
  const token = String(context.query?.token ?? "")
  const found = await context.context.internalAdapter.findVerificationValue(hashOf(token))
  const to = encodeURIComponent(found ? await wayOf(context, JSON.parse(found.value)) : signInPath)
  const query = { token, callbackURL: to, newUserCallbackURL: to, errorCallbackURL: encodeURIComponent(signInPath) }
  return { context: { query } }
}

type Kept = { email: string; to: string; isSignUp?: boolean }

/**
 * Where a link leads. A password that was chosen when signing up counts only in the browser in which it was typed; the page for
 * whoever opens the link elsewhere is told by `no-password` that there is none.
 */
async function wayOf(context: EndpointContext, { email, to, isSignUp }: Kept): Promise<string> {
  if (!isSignUp || (await willHavePassword(context, email))) return to
  const url = new URL(to, context.context.baseURL)
  url.searchParams.set("no-password", "")
  return url.href
}

async function willHavePassword(context: EndpointContext, email: string): Promise<boolean> {
  const known = await context.context.internalAdapter.findUserByEmail(email, { includeAccounts: true })
  if (!known) return (await findChosen(context, email)) !== undefined
  // Of one whose address nobody proved, opening the link takes the password away.
  return known.user.emailVerified && known.accounts.some(({ password }) => password)
}

/**
 * Who opened a link is the owner of the address: nobody's guesses make them wait any longer, nor a link that is used up. What
 * they chose in this browser went into their account if the link made it; one that was there before stays as it was.
 */
async function afterOpening(context: EndpointContext, { attempts }: Options): Promise<void> {
  const { user, session } = context.context.newSession ?? {}
  if (!user || !session) return
  if (await findChosen(context, user.email)) dropChosen(context)
  await rememberBrowser(context, user.email)
  await proveMailbox(context, session)
  await attempts.forget("guess", [user.email])
  await attempts.forget("link", [user.email], byMailbox(user.email))
}
