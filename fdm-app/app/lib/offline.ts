import { data, isRouteErrorResponse } from "react-router"
import type { Outcome } from "./outcome"

/**
 * Posts a form, and takes a server that does not answer for a failure of the form: the page stays with what was typed, where
 * an error page would take its place.
 */
export async function unlessOffline<Answer>(form: string, post: () => Promise<Answer>) {
  try {
    return await post()
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error
    const failed: Outcome = { form, ok: false, at: Date.now(), code: "unavailable", details: {}, values: {} }
    // With its status, so that nothing is read anew from a server that is away.
    return data(failed, { status: 503 })
  }
}
