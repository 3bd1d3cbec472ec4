import { FdmError } from "fdm-core/errors"
import type { RouterContextProvider } from "react-router"
import { caller } from "./caller.server"
import type { KeptMail, MailFolder } from "./kept-mailer.server"

/**
 * The mails that were kept instead of sent. Where a provider sends them, or where others than the owner of the machine
 * could look, there is no such page.
 *
 * @throws FdmError `not_found`
 */
export function mailFolder(context: Readonly<RouterContextProvider>): MailFolder {
  const { mails } = context.get(caller).host
  if (!mails) throw new FdmError("not_found", "mails are not kept here")
  return mails
}

/** @throws FdmError `not_found` */
export async function keptMailOf(context: Readonly<RouterContextProvider>, id: string): Promise<KeptMail> {
  const mail = await mailFolder(context).find(id)
  if (!mail) throw new FdmError("not_found", "no such mail")
  return mail
}
