import { bare } from "fdm-core/text"
import { normalized } from "../kernel/normalized.js"

/** An address of a site or a mailbox as it stands in a text: `bank.example`, `https://bank.example:8443`, `ana@bank.example`. */
export type Address = {
  scheme?: string
  mailbox?: string
  host: string
  port: string
  /** Whatever stands behind it, up to a blank, is a part of it. */
  hasPath: boolean
}

/** Signs and letters that a reader takes for a dot in any language: full stops of all kinds, bullets, a zero, a tone of Lisu. */
const dots =
  /[\u3002\u2027\u00b7\u22c5\u2219\u2022\u30fb\u0660\u06f0\u06d4\u0701\u0702\ua4f8\ua78f\u1427\u18df\u2e31\u2e33\u2e3c\u16eb\ua60e\ua6f3\u2218\u23fa\u25aa\u25ab\u25c9\u25cb\u25cf\u25d8\u25e6\u25fc\u25fe\u26aa\u26ab\u2981\u29bf\u2b1d-\u2b1f\u2b24-\u2b2b\u2b58\u{1d16d}\u{1f784}-\u{1f786}]/gu
/**
 * Dots over, beneath and behind a letter, which would become one with it. Over an i they are a part of it. A mark of another
 * script is on no letter of Europe, and whoever sets one there means what it looks like.
 */
const dotsAtLetters =
  /[\u02d9\u02da\u02f3]|(?<=[\p{sc=Latn}\p{sc=Grek}\p{N}])(?!\p{sc=Zinh})\p{M}|(?<=[a-hj-z0-9])[\u0307\u0323\u0325\u0358\u05b4\u05bc\u05c1\u05c2\u065c\u06ea\u06ec]|(?<=[a-hj-z0-9])(?:\u1df8|\u1dfa)/giu
/**
 * No list of dots is ever whole. So between two letters of Europe whatever nobody writes there is one, letters of other
 * scripts too: all but quotes, accents that stand alone, dashes, brackets, signs of sums, pictures, lines, and scripts that are written without blanks.
 */
const signsForDots =
  /(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}]\t?)[^\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{N}\p{ASCII}\p{M}\p{Pd}\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Sm}\p{Sc}\u00a1\u00a6-\u00a9\u00ae-\u00b0\u00b4\u00b8\u00bf\u02b9-\u02cf\u02d8\u02db-\u02df\u02ee\u2032\u2033\u2300-\u27bf\u2b00-\u2bff\u3001\u3005\u3031-\u3035\u30fc\u{1f000}-\u{1faff}]{1,3}(?=\t?[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}])/gu
/** What stands behind `https`, as a colon and slashes of any kind, or looks like it: with blanks between them as well. */
const colonAndSlashes =
  /[:\u2236\ua789\ua4fd\u02d0\u0589\u05c3\u0703\u0704\u1365\u16ec\u205a][\s/\\\u2044\u2215\u29f8\u29f5\u2571\u2572\u30ce\u3033\u4e3f\u31d3\u1735]+/g
/** What a name of a site may be written with, real or made to look like one, and a number for one in brackets. */
const run = /\[[\da-f:.]*\]|[\p{L}\p{N}\p{M}\p{So}\p{Sc}.@-]+/gu
/** Ends of names of files, none of which is the end of a site's. */
const fileTypes = new Set(
  "pdf|doc|docx|xls|xlsx|csv|txt|xml|json|html|htm|js|png|jpg|jpeg|gif|svg|kml|gml|gpx|shp|dbf|geojson".split("|"),
)

/**
 * Every address that a reader sees in a text, whatever it is written with: letters and dots of other widths, signs that show
 * nothing, blanks at a dot, escapes. What follows an address is its path, in which names of files look like addresses.
 */
export function addressesIn(text: string): Address[] {
  return piecesOf(text).flatMap((piece) => [...addressesOf(piece)])
}

/** The address that goes on in whatever is written behind a text without an ordinary blank: `https://bank.example/pay`, but not `bank.example,`. */
export function openAddress(text: string): Address | undefined {
  return addressesIn(text.slice(text.lastIndexOf(" ") + 1)).find(({ hasPath }) => hasPath)
}

/** A text as it looks. Blanks are narrow ones, written as tabs, or ordinary ones; a byte order mark counts as one only in JavaScript. */
export function plainText(text: string): string {
  const marked = bare(text.replace(/[^\S \ufeff]/g, "\t")).replace(dotsAtLetters, ".")
  return decodedAscii(bare(normalized(marked, "NFKC"))).toLowerCase()
}

/** Sentences end in a dot and an ordinary blank; any other blank at a dot, or one at both its sides, is there to look like none. */
function piecesOf(text: string): string[] {
  return plainText(text)
    .replace(/\s+/g, (blanks) => (blanks.includes("\t") ? "\t" : " "))
    .replace(/(?<=[^.]\s\.)\s(?!\.)/g, "")
    .replace(dots, ".")
    .replace(signsForDots, ".")
    .replace(/\s(?=\.)|(?<=\.)\t/g, "")
    .replace(/\t(?=[:/\\])|(?<=[:/\\])\t/g, "")
    .replace(colonAndSlashes, (run) => (/\S/.test(run.slice(1)) ? `://${run.endsWith(" ") ? " " : ""}` : run))
    .split(/\s/)
}

/** A text with what is escaped in it as `%2E`, as far as it needs no more than one escape for a sign. */
export function decodedAscii(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function* addressesOf(piece: string): Generator<Address> {
  for (const match of piece.matchAll(run)) {
    const [written] = match
    const before = piece.slice(Math.max(0, match.index - "https://".length), match.index)
    const scheme = /(https?|mailto):(?:\/\/)?$/.exec(before)?.[1]
    const after = piece.slice(match.index + written.length, match.index + written.length + 6)
    const port = /^:\d{1,5}/.exec(after)?.[0] ?? ""
    const parts = written.split("@").map(withoutStrayDots)
    const hosts = before.endsWith("://") ? parts.filter(Boolean) : hostsOf(parts, scheme)
    const hasPath = /^[/?#:\\]/.test(after)
    const mailbox = parts.length === 2 ? parts.join("@") : undefined
    for (const host of hosts) yield { scheme, mailbox, host, port, hasPath }
    if (hosts.length > 0 && hasPath) return
  }
}

/** Behind `https://` stands a site, whatever it is called, and behind `mailto:` a mailbox; elsewhere only names with a dot are. */
function hostsOf(parts: readonly string[], scheme: string | undefined): string[] {
  return parts.filter((part, at) => isHost(part) || (scheme === "mailto" && at > 0 && part !== ""))
}

const withoutStrayDots = (part: string) => part.split(".").filter(Boolean).join(".")

function isHost(name: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return true
  const labels = name.split(".")
  const last = labels.at(-1) ?? ""
  return labels.length > 1 && last.length > 1 && !/^[\p{N}-]/u.test(last) && !fileTypes.has(last)
}
