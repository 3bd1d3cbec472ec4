import { type IncomingMessage, type Server, type ServerOptions, type ServerResponse, STATUS_CODES } from "node:http"
import type { Duplex } from "node:stream"
import { refusalOf } from "./refusal.ts"
import { type RefusedStatus, refusalPage, refusalStyle, wayBack } from "./refusal-page.ts"

type Edge = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** How long a client may take. An answer may take for ever: pages listen to live events. */
export const patience: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  // Else Node answers by itself, without our headers.
  requireHostHeader: false,
}

/** Each costs memory, also one that says nothing. */
export const mostConnections = 5_000

/** What every answer carries, whoever makes it: nobody may guess its type, learn our addresses or share our window. */
function ownHeaders(publicUrl: URL): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    // Of this host alone: others of the domain are not ours to promise for.
    ...(publicUrl.protocol === "https:" && { "Strict-Transport-Security": "max-age=31536000" }),
  }
}

/** For what is no page of the app, which has a policy of its own. */
const nothingRuns = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** For the page of a refusal, which has a style of its own. */
const ownPagePolicy = `${nothingRuns}; style-src ${refusalStyle}`

/** Stands before everything that answers: gives each answer its headers, and refuses what nothing behind it should see. */
export function edgeOf(publicUrl: URL, { hasPolicy = true } = {}): Edge {
  const headers = { ...ownHeaders(publicUrl), ...(hasPolicy && { "Content-Security-Policy": nothingRuns }) }
  return (request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.once("finish", () => letGo(request))
    const refusal = refusalOf(request, publicUrl.origin)
    if (!refusal) return next()
    const { headers: asked } = request
    if (hasPolicy) response.setHeader("Content-Security-Policy", ownPagePolicy)
    response.setHeader("Content-Type", "text/html; charset=utf-8")
    response.setHeader("Cache-Control", "no-store")
    if (refusal.allow) response.setHeader("Allow", refusal.allow)
    const told = { languages: asked["accept-language"], back: wayBack(request, publicUrl) }
    response.writeHead(refusal.status).end(refusalPage(refusal.status, publicUrl, told))
  }
}

const lingerMs = 5_000

/**
 * What still comes of a body that was answered before its end is dropped for a moment, so that its sender gets to read the
 * answer, and then the connection is closed.
 */
function letGo(request: IncomingMessage): void {
  if (request.complete) return
  request.removeAllListeners("data").resume()
  const timer = setTimeout(() => request.socket.destroy(), lingerMs).unref()
  request.once("close", () => clearTimeout(timer))
}

/** Answers what is no HTTP, too large a header or too slow, with the headers that every answer has, and says nothing in the log. */
export function answerBrokenRequests(server: Server, publicUrl: URL): void {
  const answering = new WeakMap<Duplex, ServerResponse>()
  server.on("request", ({ socket }, response) => answering.set(socket, response))
  server.on("clientError", (error: BrokenRequest, socket) => {
    const response = answering.get(socket)
    const isMidway = response?.headersSent && !response.writableEnded
    if (!socket.writable || isMidway) return socket.destroy()
    const status = statuses[error.code ?? ""] ?? 400
    const page = refusalPage(status, publicUrl)
    const own = { ...ownHeaders(publicUrl), "Content-Security-Policy": ownPagePolicy, "Cache-Control": "no-store" }
    const body = { "Content-Type": "text/html; charset=utf-8", "Content-Length": Buffer.byteLength(page) }
    const lines = Object.entries({ ...own, ...body, Connection: "close" }).map((line) => line.join(": "))
    const hasPage = error.rawPacket?.subarray(0, 5).toString("latin1") !== "HEAD "
    const answer = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", hasPage ? page : ""]
    socket.end(answer.join("\r\n"), () => socket.destroy())
  })
}

/** Node gives the bytes that it could not read. */
type BrokenRequest = NodeJS.ErrnoException & { rawPacket?: Buffer }

const statuses: Record<string, RefusedStatus> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }
