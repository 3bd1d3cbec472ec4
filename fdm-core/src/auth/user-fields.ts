import { APIError } from "better-auth/api"
import type { DBFieldAttribute } from "better-auth/db"
import { z } from "zod"
import { locales } from "../db/schema-authn.js"
import type { Locale } from "../principals/principal.js"
import { isLineToRead } from "../text.js"

const maxNameCharacters = 200
/** RFC 5321, section 4.5.3.1.3: a path of 256 with its angle brackets. */
const maxEmailCharacters = 254
const maxImageCharacters = 2_000

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

/** What somebody says of themselves when signing up or later; what is absent stays as it is. */
type Said = { name?: string; email?: string; image?: string | null }

/**
 * A name is kept as written, quotes and all. It travels in mail headers, so it has no line breaks or other controls, and
 * there is something in it to see. An address is one that mail can reach, a picture an address and never the picture
 * itself: every request reads them.
 *
 * @throws APIError 400 `INVALID_NAME` | `INVALID_EMAIL` | `INVALID_IMAGE`
 */
export function assertUser({ name, email, image }: Said): void {
  if (name !== undefined && !isName(name))
    throw refused("INVALID_NAME", `a name has 1 to ${maxNameCharacters} characters and no line breaks`)
  if (email !== undefined && email.length > maxEmailCharacters)
    throw refused("INVALID_EMAIL", `an address has at most ${maxEmailCharacters} characters`)
  if (image && !isWebAddress(image))
    throw refused("INVALID_IMAGE", `a picture is an https address of at most ${maxImageCharacters} characters`)
}

function refused(code: string, message: string): APIError {
  return new APIError("BAD_REQUEST", { code, message })
}

function isName(name: string): boolean {
  return name.length <= maxNameCharacters && isLineToRead(name)
}

function isWebAddress(image: string): boolean {
  return image.length <= maxImageCharacters && /^https:\/\/[\x21-\x7e]+$/.test(image) && URL.canParse(image)
}

/** The first language in an `Accept-Language` header that FDM speaks. Browsers list them by preference. */
export function acceptedLocale(header: string | null | undefined): Locale | undefined {
  const wanted = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase())
  return locales.find((locale) => locale === wanted.find((language) => locales.some((known) => known === language)))
}
