import { type Auth, type Principal, principalOf } from "fdm-core/auth"
import { FdmError } from "fdm-core/errors"
import { ownAddressHeader } from "../../../server/peer"

/** The principal that is signed in. */
export type User = Principal

/** Reads the session of a request; `cookies` are those that it renewed, for the answer to carry. */
export async function readSession(auth: Auth, request: Request): Promise<{ user: User | null; cookies: string[] }> {
  const { headers, response } = await auth.api.getSession({ headers: request.headers, returnHeaders: true })
  return { user: response ? principalOf(response.user) : null, cookies: headers.getSetCookie() }
}

/** Whose session it is, without prolonging it: a page that is left open is no visit. */
export async function whoseSession(auth: Auth, headers: Headers): Promise<User | null> {
  const query = { disableRefresh: true, disableCookieCache: true }
  const session = await auth.api.getSession({ headers, query })
  return session && principalOf(session.user)
}

/**
 * Calls one of better-auth's own endpoints on behalf of a form, through its handler rather than its API, so that its
 * rate limit counts the attempt.
 *
 * @returns its answer; the cookies that it sets have to travel with ours
 * @throws FdmError `unavailable` when it can't tell
 */
export async function askAuth(
  auth: Auth,
  request: Request,
  baseUrl: URL,
  path: string,
  input: object,
): Promise<Response> {
  const headers = new Headers({ "Content-Type": "application/json", Origin: baseUrl.origin })
  for (const name of ["Cookie", "Accept-Language", "User-Agent", ownAddressHeader]) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const url = new URL(`/api/auth${path}`, baseUrl)
  const answer = await auth.handler(new Request(url, { method: "POST", headers, body: JSON.stringify(input) }))
  if (answer.status >= 500) throw new FdmError("unavailable", `authentication answered ${answer.status} at ${path}`)
  return answer
}
