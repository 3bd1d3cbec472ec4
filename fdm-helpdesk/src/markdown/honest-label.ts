import { type Address, addressesIn, decodedAscii, openAddress, plainText } from "./addresses-in.js"
import type { Inline } from "./blocks.js"

type Link = Extract<Inline, { type: "link" }>
/** A part of a text: the label of a link, or what stands between links. */
type Part = { link?: Link; text: string }

/** What turns the direction of writing, of a label from outside of it as well. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
/** How much of the text around a label is read with it: longer than what makes the name of a site another one. */
const reach = 64

/**
 * Makes links say where they lead when their label names an address anywhere, unless they lead to the very site or mailbox
 * that it names, written in letters that nobody takes for others. So do they when the label is a piece of an address only,
 * of which the rest stands beside it, and when the direction of writing is turned.
 */
export function makeLabelsHonest(inlines: readonly Inline[]): void {
  const parts = [...partsOf(inlines)]
  if (!parts.some(({ link }) => link)) return
  const isTurned = parts.some(({ text }) => turns.test(text))
  const texts = parts.map(({ text }) => plainText(text))
  const whole = texts.join("")
  let start = 0
  let open: Address | undefined
  for (const [at, { link, text }] of parts.entries()) {
    const end = start + (texts[at]?.length ?? 0)
    const before = whole.slice(Math.max(0, start - reach), start)
    if (link) {
      const said = [
        ...addressesIn(text),
        ...addressesAcross(before, whole.slice(start, end), whole.slice(end, end + reach)),
      ]
      if (open) said.push(open)
      if (isTurned || !said.every((address) => leadsTo(link.href, address)))
        link.children = [{ type: "text", text: link.href }]
    }
    const isWithinPath = open && !whole.slice(start, end).includes(" ")
    if (!isWithinPath) open = openAddress(whole.slice(Math.max(0, start - reach), end))
    start = end
  }
}

/** Addresses that a label and what stands beside it make together, and that what stands beside it does not make alone. */
function addressesAcross(before: string, label: string, after: string): Address[] {
  const beside = new Set([...addressesIn(before), ...addressesIn(after)].map((address) => JSON.stringify(address)))
  return addressesIn(before + label + after).filter((address) => !beside.has(JSON.stringify(address)))
}

function* partsOf(inlines: readonly Inline[]): Generator<Part> {
  for (const inline of inlines) {
    if (inline.type === "link") yield { link: inline, text: textOf(inline.children) }
    else if ("children" in inline) yield* partsOf(inline.children)
    else yield { text: wordsOf(inline) }
  }
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map(wordsOf).join("")
}

function wordsOf(inline: Inline): string {
  if ("children" in inline) return textOf(inline.children)
  return "text" in inline ? inline.text : " "
}

function leadsTo(href: string, { scheme, mailbox, host, port }: Address): boolean {
  const target = parsed(href)
  if (!target || !isUnmistakable(host)) return false
  if (target.protocol === "mailto:") return recipientsOf(target) === mailbox
  if (mailbox && !mailbox.endsWith(`@${host}`)) return false
  const said = parsed(`${scheme?.startsWith("http") ? `${scheme}:` : target.protocol}//${host}${port}`)
  return said !== undefined && withoutWww(said) === withoutWww(target)
}

const parsed = (address: string) => (URL.canParse(address) ? new URL(address) : undefined)

const withoutWww = ({ origin }: URL) => origin.replace("://www.", "://")

/** Whom a mail goes to, copies included. */
function recipientsOf({ pathname, searchParams }: URL): string {
  const copies = [...searchParams].filter(([name]) => /^(?:to|b?cc)$/i.test(name)).map(([, value]) => value)
  return [decodedAscii(pathname), ...copies].join(",").toLowerCase()
}

/** Latin as the languages of Europe write it, with their accents. */
const latin = /^[a-z0-9\u00df-\u00f6\u00f8-\u0130\u0133-\u0137\u0139-\u0148\u014a-\u017e-]+$/u
/** Scripts of which no letter looks like one of Latin, each by itself. */
const apart =
  /^(?:[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}0-9-]+|[\p{sc=Hang}0-9-]+|[\p{sc=Arab}0-9-]+|[\p{sc=Hebr}0-9-]+|[\p{sc=Deva}0-9-]+|[\p{sc=Thai}0-9-]+)$/u
/** Scripts that have such letters: a name in them is itself only when all of it is. */
const alike = /^(?:[\p{sc=Cyrl}0-9.-]+|[\p{sc=Grek}0-9.-]+)$/u

/** A number for a name, as IPv6 writes it. */
const bracketed = /^\[[\da-f:.]+\]$/

/** Browsers show other names as `xn--…` for the same reason; packages of look-alikes take `rn` for `m`, which is a word each. */
function isUnmistakable(host: string): boolean {
  if (bracketed.test(host)) return true
  return alike.test(host) || host.split(".").every((label) => latin.test(label) || apart.test(label))
}
