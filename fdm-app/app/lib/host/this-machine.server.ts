import { isThisMachine } from "../../../server/address"
import { ownAddressHeader, ownPathHeader } from "../../../server/peer"

/**
 * What browsers and command lines send to an app on their own machine, and what our server adds. Proxies, tunnels and content networks
 * have headers without end, of which no list is ever whole; these are few. A header that isn't here was put on by something in between.
 */
const ownHeaders = new Set([
  ...[ownAddressHeader, ownPathHeader],
  ...["host", "connection", "keep-alive", "content-length", "content-type", "expect", "te", "user-agent"],
  ...["accept", "accept-charset", "accept-encoding", "accept-language"],
  ...["cookie", "origin", "referer", "upgrade-insecure-requests", "x-requested-with", "dnt", "save-data"],
  ...["cache-control", "pragma", "range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since"],
  ...["if-range", "last-event-id", "priority", "purpose", "x-purpose", "x-moz", "alt-used"],
  ...["service-worker", "service-worker-navigation-preload"],
  ...["access-control-request-method", "access-control-request-headers", "access-control-request-private-network"],
])

/** Browsers alone may name a header so: no script can. They add new ones (`Sec-CH-…`, `Sec-Fetch-…`, `Sec-GPC`) by the year. */
const ofBrowsers = /^sec-/

/** The beginnings of headers by which most proxies tell of themselves. */
const forwarding = [
  /^(?:forwarded|via|cdn-loop|true-client-ip|client-ip)$/,
  /^x-(?:forwarded|original|real-|client-|cluster-|remote-|envoy-|proxy|host|scheme|url-scheme)/,
  /^x-(?:azure|appengine|amz|arr-|ms-|vercel-|github-)/,
  /^(?:proxy-|cf-|fly-|fastly-|ngrok-|akamai-|tailscale-)/,
]

/**
 * Whether a request says of itself that it came through a proxy, for a word of advice to admins. It guards nothing, and another list
 * than `ownHeaders` is right for it: programs send headers that are in neither, and come through no proxy.
 */
export function isForwarded(headers: Headers): boolean {
  return [...headers.keys()].some((name) => forwarding.some((begin) => begin.test(name)))
}

/**
 * Whether a request was made on this machine, for this machine. A stranger's request reaches the loopback address as well,
 * through a tunnel or a proxy: it gives itself away by the name that it asks for, or by whatever it carries that no browser sends.
 * What passes bytes on as they are can't be told from a browser here (docs/decisions/0035).
 */
export function isFromThisMachine(headers: Headers): boolean {
  const path = headers.get(ownPathHeader) ?? ""
  return path.split(",").every(isThisMachine) && isThisMachine(hostIn(headers)) && [...headers.keys()].every(isOwn)
}

function isOwn(name: string): boolean {
  return ownHeaders.has(name) || ofBrowsers.test(name)
}

function hostIn(headers: Headers): string {
  const address = `http://${headers.get("Host") ?? ""}`
  return URL.canParse(address) ? new URL(address).hostname : ""
}
