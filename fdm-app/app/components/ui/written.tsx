import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** Longer texts show their beginning, and the rest when asked for. */
const foldedCharacters = 5_000
const foldedLines = 80

/** What somebody wrote: as text and nothing else, line breaks kept, addresses of pages made into links. */
export function Written({ text }: { text: string }) {
  const { t } = useTranslation()
  const end = foldAt(text)
  if (end === undefined) return <p className="written">{linked(text)}</p>
  const size = `${Math.ceil(text.length / 1024)} kB`
  return (
    <div className="written">
      {linked(text.slice(0, end))}
      <details>
        <summary className="my-1 w-fit rounded-sm text-accent-ink underline underline-offset-2">
          {t("message.more", { size })}
        </summary>
        <div>{linked(text.slice(end))}</div>
      </details>
    </div>
  )
}

/** Where a long text is cut: after a line or a word, so that neither a link nor an emoji falls apart. */
function foldAt(text: string): number | undefined {
  const lines = nthLineEnd(text, foldedLines)
  if (lines === undefined && text.length <= foldedCharacters * 1.5) return undefined
  const limit = Math.min(lines ?? text.length, foldedCharacters)
  const space = Math.max(text.lastIndexOf(" ", limit), text.lastIndexOf("\n", limit))
  if (space > limit / 2) return space
  return limit + (isLowSurrogate(text.charCodeAt(limit)) ? 1 : 0)
}

function nthLineEnd(text: string, count: number): number | undefined {
  let at = -1
  for (let line = 0; line < count; line++) {
    at = text.indexOf("\n", at + 1)
    if (at === -1) return undefined
  }
  return at
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

const address = /https?:\/\/[^\s<>"'()]+[^\s<>"'().,;:!?]/g

/** Only http and https become links, and they tell the other site nothing. */
function linked(text: string) {
  const parts: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const [url] = match
    parts.push(text.slice(from, match.index))
    parts.push(
      <a
        key={match.index}
        href={url}
        rel="noopener noreferrer nofollow ugc"
        className="text-accent-ink underline underline-offset-2"
      >
        {url}
      </a>,
    )
    from = match.index + url.length
  }
  parts.push(text.slice(from))
  return parts
}
