import type { IncomingMessage } from "node:http"

/** What browsers use here. Others would reach actions that are meant for forms, or nothing at all. */
const methods = ["GET", "HEAD", "POST"]

/** What a request is answered with that the app could not even read. */
export type Refusal = { status: 400 | 405; headers: Record<string, string> }

/** Refuses a method that no page has, and a `Host` with an address that make no URL. */
export function refusalOf(request: Pick<IncomingMessage, "method" | "url" | "headers">): Refusal | undefined {
  const { method = "", url = "", headers } = request
  if (!methods.includes(method)) return { status: 405, headers: { Allow: methods.join(", ") } }
  const { host = "localhost" } = headers
  const isAddress = /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}${url}`)
  return isAddress ? undefined : { status: 400, headers: {} }
}
