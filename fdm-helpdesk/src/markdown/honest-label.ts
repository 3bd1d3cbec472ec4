import type { Inline } from "./blocks.js"

type Link = Extract<Inline, { type: "link" }>

/** A label that reads as an address: `https://bank.example/pay`, `bank.example`, `ana@bank.example`. */
const addressLike = /^(?:https?:\/\/|mailto:)?(?:[^\s/@]{1,100}@)?((?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,24})(?=[/:?#]|$)/iu

/** What a link says. One that calls itself by another site's address says where it leads instead. */
export function honestLabel({ href, children }: Link): Inline[] {
  const claimed = addressLike.exec(textOf(children).trim())?.[1]
  const isHonest = claimed === undefined || withoutWww(claimed) === withoutWww(hostOf(href))
  return isHonest ? children : [{ type: "text", text: href }]
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map(wordsOf).join("")
}

function wordsOf(inline: Inline): string {
  if ("children" in inline) return textOf(inline.children)
  return "text" in inline ? inline.text : " "
}

function hostOf(href: string): string {
  if (!URL.canParse(href)) return ""
  const { protocol, hostname, pathname } = new URL(href)
  return protocol === "mailto:" ? pathname.slice(pathname.lastIndexOf("@") + 1) : hostname
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, "")
}
