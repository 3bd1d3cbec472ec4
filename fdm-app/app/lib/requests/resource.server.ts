import { answered } from "./answer-limit.server"
import type { Resource } from "./outcome"
import { knownError } from "./page.server"

/**
 * Answers a script of ours that asks beside the page, as when it keeps a draft: JSON, and for what went wrong on purpose its
 * code and details with the HTTP status that says the same. The page around it is not read anew.
 */
export async function resource<Given>(read: () => Promise<Given>): Promise<Response> {
  try {
    return Response.json({ ok: true, given: await answered(read()) } satisfies Resource<Given>)
  } catch (error) {
    const known = knownError(error)
    if (!known) throw error
    const { code, details, status } = known
    return Response.json({ ok: false, code, details } satisfies Resource<Given>, { status })
  }
}
