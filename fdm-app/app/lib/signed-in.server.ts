import { FdmError } from "fdm-core/errors"
import { type AgentActor, requireAgent } from "fdm-helpdesk"
import { type RouterContextProvider, redirect } from "react-router"
import { type Caller, caller } from "./caller.server"
import type { User } from "./session.server"

type Args = { request: Request; url: URL; context: Readonly<RouterContextProvider> }

/**
 * The caller, who has to be somebody. Who only looks is sent to the sign-in page, which brings them back.
 *
 * @throws Response a redirect | FdmError `unavailable` | `unauthenticated` for a form that was posted
 */
export function signedIn({ request, url, context }: Args): Caller & { user: User } {
  const known = context.get(caller)
  if (known.isDatabaseAway) throw new FdmError("unavailable", "the database can't be reached")
  if (known.user) return { ...known, user: known.user }
  if (request.method !== "GET" && request.method !== "HEAD")
    throw new FdmError("unauthenticated", "nobody is signed in")
  const to = new URLSearchParams({ to: url.pathname + url.search })
  throw redirect(`/signin?${to}`)
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
