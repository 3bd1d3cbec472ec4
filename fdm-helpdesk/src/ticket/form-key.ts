import { createHash } from "node:crypto"
import { z } from "zod"

/**
 * A form carries a key made when it was shown. The same text posted with the same key is the same act, however often it
 * arrives (double click, reload, a network that repeats). Another text with that key, as after going back in the
 * browser, is another act: nothing that somebody wrote is dropped.
 */
export const formKeySchema = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .optional()

export function formKeyOf(key: string | undefined, ...parts: readonly string[]): string | null {
  if (!key) return null
  return `${key}:${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}`
}
