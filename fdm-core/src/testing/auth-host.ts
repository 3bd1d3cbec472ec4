import { sql } from "drizzle-orm"
import { aBrowser } from "../../../testing/browser.js"
import { attemptsIn } from "../auth/attempts.js"
import { type AuthMail, type AuthOptions, createAuth } from "../auth/index.js"
import type { Db } from "../db/handle.js"
import { attempts } from "../db/schema-authn.js"
import { newId } from "../ids.js"
import { linkTo, signUp } from "./sign-up.js"

export const secret = "a test's own secret of 32 characters and more"
export const password = "correct horse battery"

/** A host with authentication: its people and their browsers, the mails that it sent and what it logged. */
export function authHost(db: Db, more: Partial<AuthOptions> = {}) {
  const mails: AuthMail[] = []
  const logged: string[] = []
  const options: AuthOptions = {
    db,
    baseURL: "http://localhost:3000",
    secret,
    log: (_level, message) => void logged.push(message),
    sendMail: async (mail) => void mails.push(mail),
    ...more,
  }
  const auth = createAuth(options)
  let networks = 0
  /** Each from a network of its own. */
  const browser = () => aBrowser(auth.handler, `2001:db8:${(++networks).toString(16)}::1`)
  const address = () => `${newId("user")}@example.org`
  return {
    auth,
    options,
    mails,
    logged,
    browser,
    address,
    async signUp(person: Record<string, unknown> = {}) {
      const email = address()
      const own = browser()
      const user = await signUp(own, mails, { name: "Anna de Boer", email, password, ...person })
      return { ...own, email, user }
    },
    /** Asks for a link and gives the mail that came of it. */
    async linkFor(email: string, headers?: Record<string, string>) {
      await browser().post("/api/auth/sign-in/magic-link", { email }, headers)
      return linkTo(email, mails)
    },
    signIn: (email: string, tried = password, own = browser()) =>
      own.post("/api/auth/sign-in/email", { email, password: tried }),
    /** Has a password of somebody tried so many times, by whom no browser is known. */
    async tried(email: string, times: number) {
      for (let turn = 1; turn <= times; turn++) await attemptsIn(db, secret).begin("guess", [email.toLowerCase()])
    },
    session: (own: { headers(): Headers }) => auth.api.getSession({ headers: own.headers() }),
    /** Lets so much time go by for everything that was tried. */
    async later(minutes: number) {
      const span = sql`make_interval(secs => ${minutes * 60})`
      await db
        .update(attempts)
        .set({ againAt: sql`${attempts.againAt} - ${span}`, lastAt: sql`${attempts.lastAt} - ${span}` })
    },
  }
}
