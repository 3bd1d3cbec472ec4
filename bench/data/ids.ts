import { type Id, type IdKind, newId } from "fdm-helpdesk"
import type { Random } from "./random.js"

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
/** Two letters for every number of ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => `${alphabet[bits >> 5]}${alphabet[bits & 31]}`)

const prefixes = new Map<IdKind, string>()

function prefixOf(kind: IdKind): string {
  const known = prefixes.get(kind) ?? newId(kind).slice(0, 4)
  prefixes.set(kind, known)
  return known
}

/** An id as `newId` makes them, but of a seeded stream: ten letters say when, in ms, sixteen are random. */
export function idAt<Kind extends IdKind>(kind: Kind, at: number, random: Random): Id<Kind> {
  let text = ""
  let rest = at
  for (let turn = 0; turn < 5; turn++) {
    text = pairs[rest % 1024] + text
    rest = Math.floor(rest / 1024)
  }
  for (let turn = 0; turn < 8; turn++) text += pairs[random.below(1024)]
  return `${prefixOf(kind)}${text}` as Id<Kind>
}

const refLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
const refs = refLetters.length ** 6
/** Has no factor in common with the number of references, so that no two tickets get the same. */
const stride = 514_229

/** The reference of the ticket with this number, such as `TK-7K3M9P`. */
export function refOf(number: number): string {
  let rest = (number * stride + 123_457) % refs
  let text = ""
  for (let turn = 0; turn < 6; turn++) {
    text = (refLetters[rest % refLetters.length] ?? "") + text
    rest = Math.floor(rest / refLetters.length)
  }
  return `TK-${text}`
}
