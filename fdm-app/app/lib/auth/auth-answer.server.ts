import { FdmError } from "fdm-core/errors"
import { data, type RouterContextProvider } from "react-router"
import { caller } from "~/lib/requests/caller.server"
import { shortValues } from "~/lib/requests/handed-back"
import { heldUntil, secondsIn } from "~/lib/requests/retry-after.server"
import type { AuthField, AuthProblem } from "./auth-problem"

const formFields: readonly AuthField[] = ["name", "email", "password"]

type Context = Readonly<RouterContextProvider>

/** Answers a form with what better-auth said of it; what it does not say clearly is `otherwise`. `values` go back into the form. */
export async function authRefusal<Values extends Record<string, string>>(
  context: Context,
  answer: Response,
  otherwise: AuthProblem,
  values: Values,
) {
  const problem = await problemIn(answer, otherwise, context.get(caller).now)
  heldUntil(problem)
  return data({ ...problem, ...shortValues(values) }, { status: answer.status })
}

async function problemIn(answer: Response, otherwise: AuthProblem, now: Date): Promise<AuthProblem> {
  if (answer.status === 429) return { problem: "tooMany", retryAt: retryAtIn(answer, now) }
  const { off } = await saidIn(answer)
  const fields = formFields.filter((field) => off.includes(field))
  return fields.length > 0 ? { problem: "fields", fields } : otherwise
}

/** When what was refused may be tried again; ISO 8601. */
function retryAtIn(answer: Response, now: Date): string {
  return new Date(now.getTime() + (secondsIn(answer.headers) ?? 60) * 1000).toISOString()
}

/** Its code, and the fields that are off: as we name them, or in better-auth's own validation, by paths such as `[body.email]`. */
async function saidIn(answer: Response): Promise<{ code: string; off: string[] }> {
  const { code = "", message = "", fields } = await answer.json().catch(() => ({}))
  if (Array.isArray(fields)) return { code, off: fields }
  const paths: RegExpMatchArray[] = code === "VALIDATION_ERROR" ? [...message.matchAll(/\bbody\.(\w+)\b/g)] : []
  return { code, off: paths.flatMap(([, field]) => field ?? []) }
}

/**
 * What a form on the page of an account failed by, as an error of ours.
 *
 * @param reasons what its codes are called in the locale files; `other` else
 */
export async function accountRefusal(answer: Response, reasons: Record<string, string>, now: Date): Promise<FdmError> {
  if (answer.status === 401) return new FdmError("unauthenticated", "the session ended")
  if (answer.status === 429) return new FdmError("rate_limited", "tried too often", { retryAt: retryAtIn(answer, now) })
  const { code, off } = await saidIn(answer)
  if (code === "INVALID_PASSWORD")
    return new FdmError("invalid_input", "the password is wrong", { fields: ["currentPassword"], reason: "wrong" })
  if (off.length > 0) return new FdmError("invalid_input", "fields are off", { fields: off })
  return new FdmError("conflict", "the account stays as it is", { reason: reasons[code] ?? "other" })
}

/** The cookies of an answer, as headers of ours. */
export function cookiesOf(answer: Response): [string, string][] {
  return answer.headers.getSetCookie().map((cookie) => ["Set-Cookie", cookie])
}
