import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  formCsrfMiddleware,
  getSessionFromCtx,
  isAPIError,
  sensitiveSessionMiddleware,
} from "better-auth/api"
import { deleteSessionCookie, setSessionCookie } from "better-auth/cookies"
import type { BetterAuthPlugin } from "better-auth/types"
import { and, eq } from "drizzle-orm"
import { z } from "zod"
import { accounts, sessions, users } from "../db/schema-authn.js"
import type { UserId } from "../ids.js"
import { listPrincipals } from "../principals/principal.js"
import type { Mailing } from "./auth-mail.js"
import type { EndpointContext } from "./endpoint-context.js"
import { provesMailbox } from "./mailbox-proof.js"
import { type Problem, passwordProblems, refusedFor } from "./user-fields.js"

/** The endpoints that set a password. */
const setAt = ["/change-password", "/set-password", "/admin/set-user-password"]
const signInAt = "/sign-in/email"

type Options = Pick<Mailing, "db" | "sendMail"> & { newAccountId(): string }

/**
 * What happens to passwords after signing up. Who gives the current one changes it (`/change-password`). Who has none, or forgot
 * it, proves by a mailed link who they are: the session that began with it may choose one for as long as a link works
 * (`/set-password`). A session that somebody else finds open can do neither.
 *
 * What is off in a form is told all at once, and a form that is off tries no password, so it is no guess.
 *
 * However a password is set: all other sessions end, the one that set it gets a new token, and the owner is told by mail. That
 * holds as well for whoever gave the old one a moment before: of two changes the second finds its session ended, and a
 * session that began with a password which is none any more ends at once.
 */
export function ownPassword(options: Options) {
  const { passwordState, setOwnPassword, changePassword } = endpointsOf(options)
  const at = (paths: string[]) => (context: { path?: string }) => paths.includes(context.path ?? "")
  const telling = createAuthMiddleware(async (context) => {
    if (!isAPIError(context.context.returned)) await afterSetting(context, options)
  })
  const hooks: BetterAuthPlugin["hooks"] = {
    before: [{ matcher: at(["/change-password"]), handler: createAuthMiddleware(async (context) => checked(context)) }],
    after: [
      { matcher: at(setAt), handler: telling },
      { matcher: at([signInAt]), handler: createAuthMiddleware((context) => endOutdated(context)) },
    ],
  }
  return {
    id: "fdm-own-password",
    hooks,
    endpoints: {
      /** Whether the account has a password, and whether its session may choose one without giving it; null when nobody is signed in. For code only. */
      passwordState,
      /** In the place of better-auth's `setPassword`, which is content with any session and never helps who forgot theirs. */
      setOwnPassword,
      /** In the place of better-auth's own, which writes over what somebody else chose since it compared the current one. */
      changePassword,
    },
  }
}

function endpointsOf(options: Options) {
  const asking = { method: "GET" as const, requireHeaders: true }
  const setting = {
    method: "POST" as const,
    requireHeaders: true,
    /** Somebody has to be signed in, on a page of ours. */
    use: [formCsrfMiddleware, sensitiveSessionMiddleware],
  }
  const [chosen, changed] = [
    z.object({ newPassword: z.string() }),
    z.object({ newPassword: z.string(), currentPassword: z.string() }),
  ]
  return {
    passwordState: createAuthEndpoint.serverOnly(asking, async (context) => {
      const { user, session } = (await getSessionFromCtx(context, { disableCookieCache: true })) ?? {}
      if (!user || !session) return null
      const account = await context.context.internalAdapter.findCredentialAccount(user.id)
      return { hasPassword: Boolean(account?.password), mayChoose: await provesMailbox(context, session) }
    }),
    setOwnPassword: createAuthEndpoint("/set-password", { ...setting, body: chosen }, async (context) => {
      const { session } = context.context.session
      if (!(await provesMailbox(context, session))) throw linkNeeded()
      const problems = passwordProblems(context, "newPassword", context.body.newPassword)
      if (problems.length > 0) throw refusedFor(problems)
      await setPassword(context, context.body.newPassword, options)
      return context.json({ status: true })
    }),
    changePassword: createAuthEndpoint("/change-password", { ...setting, body: changed }, async (context) => {
      const { user } = context.context.session
      const { password } = (await context.context.internalAdapter.findCredentialAccount(user.id)) ?? {}
      if (!password) throw refusal("BAD_REQUEST", "CREDENTIAL_ACCOUNT_NOT_FOUND", "Credential account not found")
      if (!(await context.context.password.verify({ hash: password, password: context.body.currentPassword })))
        throw refusal("BAD_REQUEST", "INVALID_PASSWORD", "Invalid password")
      await setPassword(context, context.body.newPassword, options, password)
      return context.json({ status: true })
    }),
  }
}

/** The form of `/change-password`, before it counts as a guess. */
function checked({ body, context }: EndpointContext) {
  if (typeof body?.newPassword !== "string" || typeof body.currentPassword !== "string") return
  const problems = [...unsaid(body.currentPassword), ...passwordProblems({ context }, "newPassword", body.newPassword)]
  if (problems.length > 0) throw refusedFor(problems)
}

/** Sets the password of whoever is signed in. @param instead the hash that it may take the place of; any, without one */
async function setPassword(context: EndpointContext, newPassword: string, options: Options, instead?: string) {
  const { user, session } = context.context.session ?? {}
  if (!user || !session) throw APIError.fromStatus("UNAUTHORIZED")
  const password = await context.context.password.hash(newPassword)
  await keepPassword({ userId: user.id as UserId, token: session.token, password, instead }, options)
  const next = await context.context.internalAdapter.createSession(user.id)
  await setSessionCookie(context, { session: next, user })
}

/** Longer than comparing a password takes, whatever the clocks of two processes say. */
const settledMs = 3_600_000

/**
 * Comparing a password takes a while. Whoever set another meanwhile ended all sessions but the one that had still to begin: it
 * ends here, where it is in the database, so that one of the two sees the other. Compared anew is only what was set of late.
 */
async function endOutdated(context: EndpointContext): Promise<void> {
  const { user, session } = context.context.newSession ?? {}
  if (!user || !session) return
  const account = await context.context.internalAdapter.findCredentialAccount(user.id)
  const { password: hash, updatedAt } = account ?? {}
  if (hash && updatedAt && Date.now() - new Date(updatedAt).getTime() > settledMs) return
  if (hash && (await context.context.password.verify({ hash, password: String(context.body?.password) }))) return
  await context.context.internalAdapter.deleteSession(session.token)
  deleteSessionCookie(context)
  throw refusal("UNAUTHORIZED", "INVALID_EMAIL_OR_PASSWORD", "Invalid email or password")
}

async function afterSetting(context: EndpointContext, { db, sendMail }: Options): Promise<void> {
  const isByAdmin = context.path === "/admin/set-user-password"
  const id = isByAdmin ? String(context.body?.userId) : context.context.newSession?.user.id
  const [owner] = await listPrincipals(db, id ? [id] : [])
  if (isByAdmin && owner) await context.context.internalAdapter.deleteUserSessions(owner.id)
  if (owner?.emailVerified) await sendMail({ kind: "password", email: owner.email, locale: owner.locale })
}

function unsaid(password: string): Problem[] {
  if (password !== "") return []
  return [{ field: "currentPassword", code: "PASSWORD_MISSING", message: "the current password is missing" }]
}

function linkNeeded(): APIError {
  return refusal("FORBIDDEN", "LINK_NEEDED", "A password is chosen within an hour of opening a mailed link.")
}

function refusal(status: "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN", code: string, message: string): APIError {
  return new APIError(status, { code, message })
}

type Kept = { userId: UserId; token: string; password: string; instead?: string }

/**
 * Keeps a password and ends all sessions. Of two at the same moment one waits for the other and finds that its own ended: so nobody
 * ends up with two passwords that both let in, and none is written over by who still had the one before.
 *
 * @throws APIError 401
 */
async function keepPassword({ userId, token, password, instead }: Kept, { db, newAccountId }: Options): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update")
    const own = and(eq(accounts.userId, userId), eq(accounts.providerId, "credential"))
    const [account] = await tx.select({ password: accounts.password }).from(accounts).where(own)
    const ended = await tx.delete(sessions).where(eq(sessions.userId, userId)).returning({ token: sessions.token })
    const isCurrent = instead === undefined || account?.password === instead
    if (!isCurrent || !ended.some((session) => session.token === token)) throw APIError.fromStatus("UNAUTHORIZED")
    if (account) await tx.update(accounts).set({ password, updatedAt: new Date() }).where(own)
    else
      await tx
        .insert(accounts)
        .values({ id: newAccountId(), accountId: userId, providerId: "credential", userId, password })
  })
}
