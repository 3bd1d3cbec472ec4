/**
 * Ids that say what they name, for packages that make kinds of their own with `defineIds`.
 *
 * @module
 */
import { v7 } from "uuid"
import { z } from "zod"

/**
 * Ids say what they name (`tic_…`), can't be swapped for another kind (neither in TypeScript nor at the border),
 * and sort by the time they were made, so that their indexes stay compact. Behind the prefix stands a UUIDv7
 * (RFC 9562) in Crockford's base32, lower case, 26 characters: the text form that TypeID made known.
 */
export type PrefixedId<Prefix extends string> = `${Prefix}_${string}` & {
  readonly __id: Prefix
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
const suffix = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** Writes 128 bits as 26 characters whose order as text is their order as numbers. */
function base32(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let text = ""
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(value & 31n)] + text
    value >>= 5n
  }
  return text
}

/** Counts every id of this process from a random start, in the 32 bits after the time; below them stay 42 random ones. */
let sequence = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/** Ids made one after the other for the same moment sort in the order of their making. */
function nextBytes(now: Date): Uint8Array {
  sequence = (sequence + 1) >>> 0
  return v7({ msecs: now.getTime(), seq: sequence }, new Uint8Array(16))
}

/**
 * Makes the id functions of a package from its table of kinds, such as `{ ticket: "tic", message: "msg" }`.
 *
 * @returns `newId(kind, now)`, `idSchema(kind)` (a zod schema) and `isId(kind, value)`, all typed by kind.
 */
export function defineIds<const Kinds extends Record<string, string>>(kinds: Kinds) {
  type Kind = keyof Kinds & string
  const beginnings = new Map(Object.entries(kinds).map(([kind, prefix]) => [kind, `${prefix}_`]))

  function isId<K extends Kind>(kind: K, value: unknown): value is PrefixedId<Kinds[K]> {
    const beginning = beginnings.get(kind)
    if (beginning === undefined || typeof value !== "string" || !value.startsWith(beginning)) return false
    return suffix.test(value.slice(beginning.length))
  }

  return {
    /** Whether something is an id of a kind; it need not exist. */
    isId,
    /** Makes a new id of a kind, for the time `now`. */
    newId<K extends Kind>(kind: K, now: Date = new Date()): PrefixedId<Kinds[K]> {
      return `${kinds[kind]}_${base32(nextBytes(now))}` as PrefixedId<Kinds[K]>
    },
    /** A zod schema that takes ids of a kind and nothing else. */
    idSchema<K extends Kind>(kind: K) {
      return z.custom<PrefixedId<Kinds[K]>>((value) => isId(kind, value), {
        error: `not the id of a ${kind}`,
      })
    },
  }
}

const core = defineIds({ farm: "frm", user: "usr" })

/** An id of a farm: `frm_…`. */
export type FarmId = PrefixedId<"frm">
/** An id of an account, which is also its principal id: `usr_…`. */
export type UserId = PrefixedId<"usr">

/** Makes a new id of a kind, sorted by the time that it is made. */
export const newId = core.newId
/** A zod schema that takes ids of a kind and nothing else. */
export const idSchema = core.idSchema
/** Whether something is an id of a kind; it need not exist. */
export const isId = core.isId
