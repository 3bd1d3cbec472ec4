import { FdmError } from "fdm-core/errors"
import { type Args, signedIn } from "~/lib/auth/signed-in.server"
import type { Caller } from "~/lib/requests/caller.server"
import type { KeptMail, MailFolder } from "./kept-mailer.server"
import { isFromThisMachine } from "./this-machine.server"

/**
 * The mails that were kept instead of sent, sign-in links among them: for an admin of the desk, at the machine itself. Everybody
 * knows the password of a demo's admin, so a session alone would open them to strangers wherever a demo can be reached.
 *
 * @throws Response a redirect | FdmError `unavailable` | `not_found` where mails are not kept, or not shown | `forbidden`
 */
export function mailFolder(args: Args): MailFolder {
  const known = signedIn(args)
  const mails = shownMails(known, args.request)
  if (!mails) throw new FdmError("not_found", "mails are not shown here")
  if (!isAdmin(known)) throw new FdmError("forbidden", "only admins read the mails of everybody")
  return mails
}

/** @throws what `mailFolder` throws | FdmError `not_found` */
export async function keptMailOf(args: Args, id: string): Promise<KeptMail> {
  const mail = await mailFolder(args).find(id)
  if (!mail) throw new FdmError("not_found", "no such mail")
  return mail
}

/** Whether the caller may read the mails that were kept. */
export function mayReadMails(known: Caller, request: Request): boolean {
  return isAdmin(known) && shownMails(known, request) !== undefined
}

/** The folder, where an admin may read it; whoever waits for a mail can be told so. */
export function shownMails({ host }: Pick<Caller, "host">, { headers }: Request): MailFolder | undefined {
  return isFromThisMachine(headers) ? host.mails : undefined
}

/** Whom the mails are read as, where everybody may know: the admin of a demo, at the machine itself. */
export function demoReader(known: Pick<Caller, "host">, request: Request): { name: string; email: string } | undefined {
  const admin = known.host.demo?.accounts.find(({ role }) => role === "admin")
  return admin && shownMails(known, request) ? { name: admin.name, email: admin.email } : undefined
}

function isAdmin({ actor }: Caller): boolean {
  return actor.type === "agent" && actor.role === "admin"
}
