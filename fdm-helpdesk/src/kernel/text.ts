import { bare, singleSpaced as folded, withoutUnseen } from "fdm-core/text"
import { z } from "zod"
import { normalized } from "./normalized.js"

/** Longest text of one message, in UTF-16 units. A 100 kB paste of a log fits; a book doesn't. */
export const maxMessageLength = 250_000

/** What Postgres can't hold in a text (NUL, half a surrogate pair) becomes U+FFFD; all else stays as written. */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").toWellFormed()
}

/** Where a text begins to show anything: past blanks, controls, fillers and marks without ink. -1 when it never does. */
export function startOfReadable(text: string): number {
  let at = 0
  for (const sign of text) {
    if (/[^\s\p{Cc}]/u.test(bare(sign))) return at
    at += sign.length
  }
  return -1
}

/** Whether there is something to read in a text. */
export function isReadable(text: string): boolean {
  return startOfReadable(text) >= 0
}

/** A message's text: stored as written, as long as there is something to read in it. */
export const messageBody = z
  .string()
  .max(maxMessageLength)
  .transform(storable)
  .refine(isReadable, { error: "nothing to read in it" })

/**
 * An id of the host's, opaque to the helpdesk. One that Postgres can't hold as it is gets refused and never mended: two
 * ids must not become one.
 *
 * @param max longest, in UTF-16 units
 */
export function hostId(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((id) => storable(id) === id, { error: "not a text that can be kept" })
}

/** Text as Postgres takes it, with single blanks for white space and control characters, and none at its ends. */
export function singleSpaced(text: string): string {
  return folded(storable(text))
}

/** One line of text as people see it: single-spaced, without signs that show nothing or turn the direction of writing. */
export function oneLine(text: string): string {
  return singleSpaced(withoutUnseen(text))
}

/** How much more than fits may come in: what shows nothing is taken out before a line is measured, but not out of a book. */
const spareLength = 10_000

/** One line of text with something to read in it, `max` UTF-16 units at most. */
export function lineSchema(max: number) {
  return z
    .string()
    .max(max + spareLength)
    .transform(oneLine)
    .pipe(z.string().min(1).max(max).refine(isReadable, { error: "nothing to read in it" }))
}

/** A name to find things by: such a line, with one way of writing each letter. */
export function nameSchema(max: number) {
  return z
    .string()
    .max(max + spareLength)
    .transform((name) => normalized(name, "NFC"))
    .pipe(lineSchema(max))
}

const segmenter = new Intl.Segmenter("nl", { granularity: "grapheme" })

/** At most `length` UTF-16 units, cut between characters as people see them (an emoji stays whole), with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  let kept = ""
  for (const { segment } of segmenter.segment(text.slice(0, length + 64))) {
    if (kept.length + segment.length > length - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
