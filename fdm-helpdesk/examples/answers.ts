import { asRequester, closeTicket, contentFree, createTicket, idSchema, isFdmError, parse } from "fdm-helpdesk"
import { type Account, actorOf, db } from "./host.js"

/** `POST /questions`: the input's schema refuses what is odd, so a form can be handed over as it came. */
export async function ask(account: Account | null, form: FormData): Promise<Response> {
  return answer(async () => {
    const actor = asRequester(await actorOf(account))
    const { ref } = await createTicket(db, actor, { body: String(form.get("body") ?? "") })
    return { ref }
  })
}

/** `POST /questions/:id/close` */
export async function close(account: Account | null, id: string): Promise<Response> {
  return answer(async () => {
    const ticketId = parse(idSchema("ticket"), id)
    const { status } = await closeTicket(db, asRequester(await actorOf(account)), { ticketId })
    return { status }
  })
}

/** The one place that knows both errors and HTTP. `message` is for logs; people read your words for `code`. */
async function answer(act: () => Promise<object>): Promise<Response> {
  try {
    return Response.json(await act())
  } catch (thrown) {
    const error = contentFree(thrown)
    if (!isFdmError(error)) throw error
    const { code, details, status } = error
    return Response.json({ code, details }, { status, headers: waitOf(details.retryAt) })
  }
}

/** `Retry-After` for `rate_limited`, in whole seconds. */
function waitOf(retryAt: unknown): Record<string, string> {
  if (typeof retryAt !== "string") return {}
  return { "retry-after": String(Math.max(1, Math.ceil((Date.parse(retryAt) - Date.now()) / 1000))) }
}
