import { APIError } from "better-auth/api"
import type { DBFieldAttribute } from "better-auth/db"
import { z } from "zod"
import { locales } from "../db/schema-authn.js"
import type { Locale } from "../principals/principal.js"

const maxNameCharacters = 200

/** What FDM knows of a user besides what better-auth does. The user may set both, and only to something that exists. */
export const userFields = {
  locale: {
    type: [...locales],
    required: true,
    defaultValue: "nl",
    validator: { input: z.enum(locales) },
  },
  timeZone: {
    type: "string",
    required: true,
    defaultValue: "Europe/Amsterdam",
    validator: { input: z.string().refine(isTimeZone, "not a time zone") },
  },
} satisfies Record<string, DBFieldAttribute>

/** Names only: an offset such as `+01:00` knows no summer time, and Postgres reads its sign the other way round. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/**
 * A name is kept as written, quotes and all. It travels in mail headers, so it has no line breaks or other controls.
 *
 * @throws APIError 400 `INVALID_NAME`
 */
export function assertName(name: string): void {
  if (name.trim() !== "" && name.length <= maxNameCharacters && !/\p{Cc}/u.test(name)) return
  throw new APIError("BAD_REQUEST", {
    code: "INVALID_NAME",
    message: `a name has 1 to ${maxNameCharacters} characters and no line breaks`,
  })
}

/** The first language in an `Accept-Language` header that FDM speaks. Browsers list them by preference. */
export function acceptedLocale(header: string | null | undefined): Locale | undefined {
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase())
  return locales.find((locale) => locale === wanted.find((language) => locales.some((known) => known === language)))
}
