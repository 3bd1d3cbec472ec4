import type { IncomingMessage } from "node:http"
import { addressIn, clientAt } from "./address.ts"

/** Tells whom a limit counts as one. Set by our own server alone: whoever stands behind it reads no other header for that. */
export const ownAddressHeader = "x-fdm-client-address"

/** Tells by which addresses a request came, as far as they are known; the socket's, which nobody can make up, is the last. */
export const ownPathHeader = "x-fdm-client-path"

/**
 * Tells the app what only the socket and the proxy before it know: who is at the other end. A proxy that says nothing of itself
 * still speaks the HTTP of 1996, as nginx does unless it is told otherwise; for it we say `Via`, which it should have said (RFC 9110).
 *
 * @param given the header in which a proxy tells the client's address: of several the last, which it has added itself
 */
export function tellPeer({ headers, httpVersion, socket }: IncomingMessage, given?: string): void {
  const peer = socket.remoteAddress ?? ""
  const told = given ? (headers[given]?.toString().split(",") ?? []) : undefined
  const client = addressIn((told ?? [peer]).at(-1) ?? "")
  if (client) headers[ownAddressHeader] = clientAt(client)
  else delete headers[ownAddressHeader]
  headers[ownPathHeader] = [...(told ?? []), peer].join(",")
  if (httpVersion === "1.0") headers.via ??= "1.0 unknown"
}
