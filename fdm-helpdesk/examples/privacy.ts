import { anonymizeRequester, exportRequesterFile } from "fdm-helpdesk"
import { streamOf } from "./files.js"
import { type Account, actorOf, db } from "./host.js"

/** Before you delete an account. By the host's own authority: you have checked that the account may go. */
export function beforeAccountIsDeleted(principalId: string) {
  return anonymizeRequester(db, { type: "system", name: "host" }, { principalId })
}

/** Everything that is held about somebody, for themselves: in pieces, because they may have written much and ask often. */
export async function download(account: Account): Promise<Response> {
  const file = streamOf(await exportRequesterFile(db, await actorOf(account)))
  return new Response(file, { headers: { "content-type": "application/json; charset=utf-8" } })
}
