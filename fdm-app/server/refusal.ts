import type { IncomingMessage } from "node:http"

/** What browsers use here. Others would reach actions that are meant for forms, or nothing at all. */
const methods = ["GET", "HEAD", "POST"]

/** More than any browser sends to us; what a proxy adds included. Node itself ends all headers together at 16 kB. */
const most = { address: 12_000, parameters: 300, headers: 100, cookies: 200 }

/** Why a request is answered before the app sees it, as `refusal-page.ts` has words for it. */
export type Refusal = { status: 400 | 403 | 405 | 414 | 431; allow?: string }

type Asked = Pick<IncomingMessage, "method" | "url" | "headers" | "rawHeaders" | "httpVersion">

/**
 * Refuses what no page is asked for: another method, an address that is none, more headers, cookies or parameters than
 * are read in a moment, and a form that was posted from another origin than the public one.
 */
export function refusalOf(request: Asked, publicOrigin: string): Refusal | undefined {
  const { method = "", url = "", headers, rawHeaders } = request
  if (!methods.includes(method)) return { status: 405, allow: methods.join(", ") }
  if (url.length > most.address || hasMore(url, "&", most.parameters)) return { status: 414 }
  if (rawHeaders.length / 2 > most.headers || hasMore(headers.cookie ?? "", ";", most.cookies)) return { status: 431 }
  if (!isAddress(request)) return { status: 400 }
  return method === "POST" && !isFromHere(headers, publicOrigin) ? { status: 403 } : undefined
}

function hasMore(text: string, between: string, limit: number): boolean {
  return text.split(between, limit + 1).length > limit
}

/** What programs are answered is never read as the data of a page. An answer without end would never be read to its end. */
const dataOfNoPage = /^\/+api\/.*\.data\/?$/i

/** The router takes what it can't decode as it is, and prints it. */
function isAddress({ url = "", headers, httpVersion }: Asked): boolean {
  const host = headers.host ?? (httpVersion === "1.0" ? "localhost" : "")
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}${url}`)) return false
  try {
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "")
    return !path.includes("\0") && !dataOfNoPage.test(path)
  } catch {
    return false
  }
}

/** Browsers tell where a form was posted from; who tells nothing is no browser, and has no session that it did not bring itself. */
function isFromHere({ origin, "sec-fetch-site": site }: Asked["headers"], publicOrigin: string): boolean {
  return (origin === undefined || origin === publicOrigin) && site !== "cross-site"
}
