import { anonymizeRequester, exportRequester } from "fdm-helpdesk"
import { type Account, actorOf, db } from "./host.js"

/** Before you delete an account. By the host's own authority: you have checked that the account may go. */
export function beforeAccountIsDeleted(principalId: string) {
  return anonymizeRequester(db, { type: "system", name: "host" }, { principalId })
}

/** Everything that is held about somebody, for themselves. */
export async function download(account: Account): Promise<Response> {
  return Response.json(await exportRequester(db, await actorOf(account)))
}
