/** What answers requests: the handler of an authentication, or a whole app. */
type Handler = (request: Request) => Promise<Response>

const origin = "http://localhost:3000"

/** A client that keeps its cookies, for talking to a handler without a network. */
export function aBrowser(handler: Handler, address = "192.0.2.1") {
  const cookies = new Map<string, string>()

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ origin, "x-forwarded-for": address, ...init.headers })
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "))
    const response = await handler(new Request(new URL(path, origin), { ...init, headers }))
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === "" || /max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  return {
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
      send(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      }),
    /** The headers of the next request, for code that reads a session from them. */
    headers: () => new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
  }
}
