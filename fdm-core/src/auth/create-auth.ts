import { betterAuth } from "better-auth"
import { admin } from "better-auth/plugins"
import type { Db } from "../db/handle.js"
import { FdmError } from "../errors.js"
import { defineIds, newId } from "../ids.js"
import { allAnswerable, answeringWhenUnavailable, authAdapter } from "./adapter.js"
import { attemptsIn } from "./attempts.js"
import type { SendMail } from "./auth-mail.js"
import { forgettingUsers, type OnDeleteUser } from "./forget-user.js"
import { guessedAt, passwordGuard } from "./guard-passwords.js"
import { isGuessableSecret } from "./guessable-secret.js"
import { type Log, loggingTo } from "./logging.js"
import { mailedLinks } from "./mailed-links.js"
import { answeringOpenPaths } from "./open-paths.js"
import { ownPassword } from "./own-password.js"
import { maxPasswordLength, passwordHash } from "./password-hash.js"
import { adminOptions } from "./roles.js"
import { userFields } from "./user-fields.js"
import { userHooks } from "./user-hooks.js"

/** What `createAuth` needs to know of its host. */
export type AuthOptions = {
  /** The host's handle, not a transaction. Its tables come from `createFdm` or `migrateCore`. */
  db: Db
  /** Where the host is reached, such as `https://fdm.example`. Requests and redirects of any other origin are refused. */
  baseURL: string
  /** Signs cookies: at least 32 characters, random, the same in all processes. One that can be guessed is refused. */
  secret: string
  /** Has a mail sent. Queue it rather than wait for it: how long this takes must not tell whether an account exists. */
  sendMail: SendMail
  /**
   * The page that a link leads to which works no more, with `error` in its query, such as `/signin`. `/` by default. A link
   * to sign up that ends in an account without a password leads where it should with `no-password` in its query.
   */
  signInPath?: string
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
  /**
   * How many times one client address (of IPv6 a /56) may try to sign in or up before it has to wait for a whole window.
   * 20 in 60 seconds; ten such windows for what sends a mail. How often a password of one account may be guessed, from wherever, is not the host's to set.
   */
  signInLimit?: { max: number; windowSeconds: number }
  /** Where warnings and errors go, which hold no content of users. Standard error by default. */
  log?: Log
}

/** The authentication of FDM: a better-auth instance. `handler` answers requests to `/api/auth/*`, `api` is for code. */
export type Auth = ReturnType<typeof createAuth>

const minSecretCharacters = 32

/** Of an IPv6 address, what a provider gives to one household (RIPE-690): who has more addresses is no more people. */
const householdBits = 56

const { newId: newAuthId } = defineIds({ session: "ses", account: "acc", verification: "ver", rateLimit: "rtl" })

/**
 * Sets up authentication: email and password, links by mail, sessions that can be revoked at once, an admin role, and
 * limits that all processes share. The one by client address guards `handler`, not direct calls of `api`.
 *
 * No answer tells whether an address has an account. Signing up and asking for a link are answered the same for any: the
 * mailbox gets to know. An account comes into being when the link is opened, and its address is verified. Name and password
 * that were chosen count only for a new account, in the browser in which they were typed: whoever signs up with the address of somebody else
 * leaves nothing behind in their account. Opened elsewhere, the link signs in without a password, the name is what stands
 * before the `@`, the language that of the browser. An account that a host made without verifying its address loses
 * sessions and password when its first link is opened, for the same reason.
 *
 * After ten wrong passwords for one address the next one waits a minute, then twice as long each time, up to an hour; its
 * owner is told by mail, and comes in by a link, or in a browser that they used before, meanwhile.
 *
 * People change their password by giving the current one (`/change-password`). Who has none, or forgot it, chooses one within an
 * hour of opening a mailed link, in the same browser (`/set-password`); `api.passwordState` tells a page which of the two to show.
 * Either way, and when an admin sets it, all other sessions end and the owner is told by mail.
 *
 * People delete their own account, within a day of signing in or with their password, and admins those of others: with it go
 * sessions, farms and what `onDeleteUser` erases.
 *
 * @throws FdmError `invalid_input` when the secret is not set, too short or easy to guess, or the base URL is none: better no door than an open one
 */
export function createAuth(options: AuthOptions) {
  assertSettings(options)
  const { db, baseURL, secret, log } = options
  const attempts = allAnswerable(attemptsIn(db, secret))
  const auth = betterAuth({
    appName: "FDM",
    baseURL,
    secret,
    database: authAdapter(db),
    telemetry: { enabled: false },
    ...loggingTo(log),
    emailAndPassword: { enabled: true, maxPasswordLength, password: passwordHash },
    user: { additionalFields: userFields, deleteUser: { enabled: true } },
    databaseHooks: userHooks,
    rateLimit: rateLimitOf(options),
    advanced: {
      cookiePrefix: "fdm",
      // Said out loud because better-auth skips the check when it believes that a test runs.
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [options.clientAddressHeader ?? "x-forwarded-for"], ipv6Subnet: householdBits },
      database: { generateId: ({ model }) => idFor(model) },
    },
    // Without a list of roles, better-auth lets an admin give any.
    plugins: [
      admin(adminOptions),
      mailedLinks({ ...options, attempts }),
      // Before the guard: a form that is off is no guess.
      ownPassword({ ...options, newAccountId: () => newAuthId("account") }),
      passwordGuard({ ...options, attempts }),
    ],
  })
  auth.handler = answeringOpenPaths(answeringWhenUnavailable(auth.handler))
  // Before any request: what is told first is done first.
  void auth.$context.then((context) => forgettingUsers(context, { ...options, attempts })).catch(() => undefined)
  return auth
}

function assertSettings({ baseURL, secret }: AuthOptions): void {
  if (!secret || secret.length < minSecretCharacters)
    throw new FdmError("invalid_input", `the authentication secret needs at least ${minSecretCharacters} characters`)
  if (isGuessableSecret(secret)) throw new FdmError("invalid_input", "the authentication secret can be guessed")
  if (!URL.canParse(baseURL)) throw new FdmError("invalid_input", "the base URL of the authentication is not a URL")
}

function rateLimitOf({ signInLimit: { max, windowSeconds } = { max: 20, windowSeconds: 60 } }: AuthOptions) {
  const trying = { max, window: windowSeconds }
  const mailing = { max, window: mailingWindows * windowSeconds }
  const rules = [
    ...Object.keys(guessedAt).map((path) => [path, trying]),
    ["/magic-link/verify", trying],
    ["/set-password", trying],
    ["/sign-up/email", mailing],
    ["/sign-in/magic-link", mailing],
  ]
  return { enabled: true, storage: "database" as const, customRules: Object.fromEntries(rules) }
}

/** What sends mail to whomever one names takes so many windows to begin anew. */
const mailingWindows = 10

function idFor(model: string): string {
  if (model === "user") return newId("user")
  if (model === "session" || model === "account" || model === "rateLimit") return newAuthId(model)
  return newAuthId("verification")
}
