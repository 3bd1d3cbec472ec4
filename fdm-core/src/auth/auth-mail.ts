import type { Db } from "../db/handle.js"
import { findPrincipal, type Locale, type Principal } from "../principals/principal.js"
import { answerable } from "./adapter.js"
import type { Attempts } from "./attempts.js"

/**
 * A mail to somebody about their account. It holds nothing that was typed by whoever caused it. By `kind`:
 *
 * - `sign_in`: a link was asked for.
 * - `sign_up`: somebody, most likely they, signs up with their address.
 * - `has_account`: the same, and they have an account already.
 * - `guesses`: passwords are being tried, and trying takes longer now. At most once a day, without a link.
 * - `password`: their password is another now, and all other sessions ended. Without a link.
 */
export type AuthMail = {
  email: string
  /** The language of the account; without one, that of the browser that asked. */
  locale: Locale
} & (
  | {
      kind: "sign_in" | "sign_up" | "has_account"
      /** Signs in whoever opens it, once, for as long as `magicLinkMinutes`. It holds no text of anybody's. */
      url: string
    }
  | { kind: "guesses" | "password" }
)

/** How long a link that was mailed works, for the words of its mail. */
export const magicLinkMinutes = 60

/** Has a mail sent, by the host. */
export type SendMail = (mail: AuthMail) => Promise<void>

/** Tells the owner of an address, if it has one, that somebody tries passwords. */
export async function warnOwner(email: string, { db, attempts, sendMail }: Mailing): Promise<void> {
  if ((await attempts.begin("warning", [email])) > 0) return
  const owner = await ownerOf(db, email)
  if (owner?.emailVerified) await sendMail({ kind: "guesses", email: owner.email, locale: owner.locale })
}

/** Whose address it is. Asked for every address, so that the work is the same. */
export function ownerOf(db: Db, email: string): Promise<Principal | undefined> {
  return answerable(() => findPrincipal(db, { email }))
}

/** What is needed to mail. */
export type Mailing = { db: Db; attempts: Attempts; sendMail: SendMail }
