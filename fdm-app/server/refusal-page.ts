import { createHash } from "node:crypto"
import { safePath } from "../app/lib/auth/safe-path.ts"
import { acceptedLocale, type Locale, locales } from "../app/locales/locale.ts"
import { refusals } from "../app/locales/refusals.ts"

export type RefusedStatus = keyof (typeof refusals)[Locale]["title"]

type Told = {
  /** `Accept-Language`. Without one, or without a language of ours in it, the page is shown in both. */
  languages?: string
  /** The page to go on from, as `wayBack` finds it. */
  back?: URL
}

/** Colours and sizes of the app (`tokens.css`), whose own styles may be what was refused. */
const style = `
:root{color-scheme:light dark;--line:#e5e5e7;--ink:#1a1b1e;--soft:#5c5e66;--canvas:#fff;--accent:#2f6d3c}
@media (prefers-color-scheme:dark){:root{--line:#2b2d30;--ink:#ededef;--soft:#a3a6ad;--canvas:#131416;--accent:#3a7f49}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:16px/1.55 Inter,system-ui,sans-serif}
main{max-width:36rem;min-height:100vh;margin:auto;padding:1.5rem;display:grid;align-content:center;gap:2rem}
section+section{border-top:1px solid var(--line);padding-top:2rem}
h1{margin:0 0 .5rem;font-size:1.25rem;line-height:1.3}
p{margin:0 0 1rem}
nav{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem;margin-top:1.25rem}
a{padding:.45rem .9rem;border:1px solid var(--line);border-radius:6px;color:inherit;text-decoration:none;overflow-wrap:anywhere}
a:first-child{background:var(--accent);border-color:var(--accent);color:#fff}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
small{color:var(--soft);font-size:.875rem}
`

/** What the page may use, for its policy: this style and nothing else. */
export const refusalStyle = `'sha256-${createHash("sha256").update(style).digest("base64")}'`

/** A page for what the app does not answer itself: what happened, what to do next, and where to go on. */
export function refusalPage(status: RefusedStatus, publicUrl: URL, { languages, back }: Told = {}): string {
  const chosen = acceptedLocale(languages)
  const shown = chosen ? [chosen] : locales
  const sections = shown.map((locale) => section(locale, status, publicUrl, back))
  return `<!doctype html>
<html lang="${shown[0]}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${refusals[shown[0] as Locale].title[status]}</title>
<style>${style}</style>
<main>${sections.join("")}</main>
</html>
`
}

function section(locale: Locale, status: RefusedStatus, publicUrl: URL, back?: URL): string {
  const words = refusals[locale]
  const links = [
    ...(back && back.pathname !== "/" ? [link(back, `${words.back} ${back.host}${shortened(back.pathname)}`)] : []),
    link(new URL("/", publicUrl), words.home),
  ]
  return `<section lang="${locale}"><h1>${words.title[status]}</h1><p>${words.text[status]}</p><nav>${links.join("")}<small>${words.reference} ${status}</small></nav></section>`
}

function link({ href }: URL, text: string): string {
  return `<a href="${escaped(href)}">${escaped(text)}</a>`
}

/** Short enough for a link that people read. */
function shortened(path: string): string {
  return path.length > 60 ? `${path.slice(0, 59)}…` : path
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

type Asked = { url?: string; headers: { host?: string; referer?: string } }

/**
 * The page that somebody goes on from: the one that the form stood on, when it is of the host that was asked, else the one asked for, else
 * that one without its query, as it may be too long with it. Always at the public origin, whatever was written.
 */
export function wayBack({ url = "", headers }: Asked, publicUrl: URL): URL | undefined {
  return [pathOfReferer(headers, publicUrl), url, url.split("?", 1)[0]]
    .map((path) => safePath(path, ""))
    .filter((path) => path !== "")
    .map((path) => new URL(path, publicUrl))
    .find(({ pathname }) => isDecodable(pathname))
}

function pathOfReferer({ host, referer = "" }: Asked["headers"], publicUrl: URL): string | undefined {
  const from = URL.canParse(referer) ? new URL(referer) : undefined
  return from && [host, publicUrl.host].includes(from.host) ? from.pathname + from.search : undefined
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0")
  } catch {
    return false
  }
}
