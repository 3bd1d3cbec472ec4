import { type BetterAuthOptions, betterAuth } from "better-auth"
import { admin, magicLink } from "better-auth/plugins"
import type { Db } from "../db/handle.js"
import { FdmError } from "../errors.js"
import { defineIds, newId } from "../ids.js"
import { findLocale, type Locale } from "../principals/principal.js"
import { answeringWhenUnavailable, authAdapter } from "./adapter.js"
import { forgettingUsers, type OnDeleteUser } from "./forget-user.js"
import { type Log, loggingTo } from "./logging.js"
import { adminOptions } from "./roles.js"
import { acceptedLocale, assertUser, userFields } from "./user-fields.js"

/** A magic link that somebody asked for, to be put into a mail to them. */
export type MagicLinkMail = {
  email: string
  /** Signs in whoever opens it, once, for as long as `magicLinkMinutes`. */
  url: string
  /** The language of the account; without one, that of the browser that asked. */
  locale: Locale
}

/** What `createAuth` needs to know of its host. */
export type AuthOptions = {
  /** The host's handle, not a transaction. Its tables come from `createFdm` or `migrateCore`. */
  db: Db
  /** Where the host is reached, such as `https://fdm.example`. Requests and redirects of any other origin are refused. */
  baseURL: string
  /** Signs cookies: at least 32 characters, random, the same in all processes. */
  secret: string
  /** Has the mail sent. Queue it rather than wait for it: how long this takes must not tell whether an account exists. */
  sendMagicLink(mail: MagicLinkMail): Promise<void>
  /**
   * Erases what the host keeps of somebody whose account is about to go, whoever deletes it: `anonymizeRequester` of the
   * helpdesk, say. What it throws keeps the account; an `FdmError` reaches the caller with its status and its reason as
   * code. It is asked twice, before and after, so doing it again has to change nothing.
   */
  onDeleteUser?: OnDeleteUser
  /**
   * The header that tells the address of the client, for the rate limit. Your own server or proxy has to set it and
   * to drop what clients send; else they choose their address, and without it all of them share one limit.
   */
  clientAddressHeader?: string
  /** How many times one address may try to sign in or up before it has to wait for a whole window. 20 in 60 seconds. */
  signInLimit?: { max: number; windowSeconds: number }
  /** Where warnings and errors go, which hold no content of users. Standard error by default. */
  log?: Log
}

/** The authentication of FDM: a better-auth instance. `handler` answers requests to `/api/auth/*`, `api` is for code. */
export type Auth = ReturnType<typeof createAuth>

const minSecretCharacters = 32
/** How long a magic link works, for the words of its mail. */
export const magicLinkMinutes = 15

const { newId: newAuthId } = defineIds({ session: "ses", account: "acc", verification: "ver", rateLimit: "rtl" })

/**
 * Sets up authentication: email and password, magic link, sessions that can be revoked at once, an admin role, and a
 * rate limit that all processes share (it guards `handler`, not direct calls of `api`).
 *
 * An address counts as verified only once a magic link to it was opened. On an account that was not verified until
 * then, that also ends its sessions and removes its password: whoever chose it may have been somebody else.
 *
 * Asking for a magic link answers the same for any address. Somebody new gets one as well, and an account by opening
 * it: the mailbox proves who they are, and a second form would only be in the way. Until they change it, their name
 * is what stands before the `@`, their language that of their browser.
 *
 * People delete their own account, within a day of signing in or with their password, and admins those of others: with it go
 * sessions, farms and what `onDeleteUser` erases.
 *
 * @throws FdmError `invalid_input` when the secret is not set or too short, or the base URL is none: better no door than an open one
 */
export function createAuth(options: AuthOptions) {
  assertSettings(options)
  const { db, baseURL, secret, log } = options
  const auth = betterAuth({
    appName: "FDM",
    baseURL,
    secret,
    database: authAdapter(db),
    telemetry: { enabled: false },
    ...loggingTo(log),
    emailAndPassword: { enabled: true },
    user: { additionalFields: userFields, deleteUser: { enabled: true } },
    databaseHooks: userHooks,
    rateLimit: rateLimitOf(options),
    advanced: {
      cookiePrefix: "fdm",
      // Said out loud because better-auth skips the check when it believes that a test runs.
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [options.clientAddressHeader ?? "x-forwarded-for"] },
      database: { generateId: ({ model }) => idFor(model) },
    },
    // Without a list of roles, better-auth lets an admin give any.
    plugins: [admin(adminOptions), magicLinkPlugin(options)],
  })
  auth.handler = answeringWhenUnavailable(auth.handler)
  // Before any request: what is told first is done first.
  void auth.$context.then((context) => forgettingUsers(context, options)).catch(() => undefined)
  return auth
}

function assertSettings({ baseURL, secret }: AuthOptions): void {
  if (!secret || secret.length < minSecretCharacters)
    throw new FdmError("invalid_input", `the authentication secret needs at least ${minSecretCharacters} characters`)
  if (!URL.canParse(baseURL)) throw new FdmError("invalid_input", "the base URL of the authentication is not a URL")
}

function magicLinkPlugin({ db, sendMagicLink }: AuthOptions) {
  return magicLink({
    expiresIn: magicLinkMinutes * 60,
    storeToken: "hashed",
    async sendMagicLink({ email, url }, context) {
      const browserLocale = acceptedLocale(context?.headers?.get("accept-language"))
      await sendMagicLink({ email, url, locale: (await findLocale(db, email)) ?? browserLocale ?? "nl" })
    },
  })
}

const userHooks: BetterAuthOptions["databaseHooks"] = {
  user: {
    create: {
      async before(user, context) {
        if (context?.path !== "/magic-link/verify") return assertUser(user)
        const name = user.name.trim() === "" ? user.email.slice(0, user.email.indexOf("@")) : user.name
        assertUser({ ...user, name })
        return { data: { ...user, name, locale: acceptedLocale(context.headers?.get("accept-language")) ?? "nl" } }
      },
    },
    update: {
      async before(user) {
        assertUser(user)
      },
    },
  },
}

function rateLimitOf({ signInLimit: { max, windowSeconds } = { max: 20, windowSeconds: 60 } }: AuthOptions) {
  const rule = { max, window: windowSeconds }
  const paths = ["/sign-in/email", "/sign-up/email", "/sign-in/magic-link", "/magic-link/verify"]
  return {
    enabled: true,
    storage: "database" as const,
    customRules: Object.fromEntries(paths.map((path) => [path, rule])),
  }
}

function idFor(model: string): string {
  if (model === "user") return newId("user")
  if (model === "session" || model === "account" || model === "rateLimit") return newAuthId(model)
  return newAuthId("verification")
}
