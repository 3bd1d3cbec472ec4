import { FdmError } from "fdm-core/errors"
import type { RouterContextProvider } from "react-router"
import { answered } from "./answer-limit.server"
import { type Caller, caller } from "./caller.server"
import { knownError } from "./page.server"

/**
 * Runs what a script of ours asks for beside its pages. What went wrong on purpose is told by the HTTP status; nobody is
 * sent to the sign-in page, because no person is reading.
 *
 * @param answer without a result there is nothing to tell, and the status is 204
 */
export async function apiAnswer(
  context: Readonly<RouterContextProvider>,
  answer: (known: Caller) => Promise<unknown>,
): Promise<Response> {
  try {
    const known = context.get(caller)
    if (known.isDatabaseAway) throw new FdmError("unavailable", "the database can't be reached")
    const result = await answered(answer(known))
    if (result instanceof Response) return result
    return result === undefined ? new Response(null, { status: 204 }) : Response.json(result)
  } catch (error) {
    const known = knownError(error)
    if (!known) throw error
    const { code, status, retryAt } = known
    return Response.json({ code, retryAt }, { status })
  }
}
