import { errorStatus, FdmError } from "fdm-core/errors"
import { type AgentActor, requireAgent } from "fdm-helpdesk"
import { data, type RouterContextProvider, redirect } from "react-router"
import { type Caller, caller } from "~/lib/requests/caller.server"
import { unsent } from "~/lib/requests/reply.server"
import type { User } from "./session.server"
import { signInPath } from "./sign-in-path"

/** What loaders and actions are called with, as far as it tells who asks. */
export type Args = { request: Request; url: URL; context: Readonly<RouterContextProvider> }

/**
 * The caller, who has to be somebody. Who only looks is sent to the sign-in page, which brings them back.
 *
 * @throws Response a redirect, or the error page of a form that can't be sent | FdmError `unavailable` | `unauthenticated` for
 *   a form that was posted
 */
export function signedIn({ request, url, context }: Args): Caller & { user: User } {
  const known = context.get(caller)
  const told = context.get(unsent)?.told
  if (told) throw data(told, { status: errorStatus[told.code] })
  if (known.isDatabaseAway) throw new FdmError("unavailable", "the database can't be reached")
  if (known.user) return { ...known, user: known.user }
  if (request.method !== "GET" && request.method !== "HEAD")
    throw new FdmError("unauthenticated", "nobody is signed in")
  throw redirect(signInPath(url.pathname + url.search))
}

/**
 * The caller, who has to work at the desk.
 *
 * @throws Response a redirect | FdmError `unavailable` | `unauthenticated` | `forbidden`
 */
export function agentOnly(args: Args): Caller & { user: User; actor: AgentActor } {
  const { actor, ...known } = signedIn(args)
  requireAgent(actor)
  return { ...known, actor }
}
