import { z } from "zod"
import { hostId, oneLine, shorten } from "./text.js"

/** The languages that the helpdesk speaks. */
export const locales = ["nl", "en"] as const
/** One of `locales`. */
export type Locale = (typeof locales)[number]

/** The roles at the desk that a host can give its accounts; all others are given at the desk. */
export const hostRoles = ["agent", "admin"] as const
/** One of `hostRoles`. */
export type HostRole = (typeof hostRoles)[number]

/**
 * Somebody the host knows, as the host knows them. `principalId` is opaque to the helpdesk and empty for nobody.
 * Only a verified address ties a person to mails from that address.
 */
export type Person = {
  principalId: string
  name: string
  email: string
  emailVerified: boolean
  locale: Locale
  /** IANA name, such as `Europe/Amsterdam`. */
  timeZone: string
  /** The role at the desk that the host gives this account, if any. What the desk decided itself about somebody wins. */
  deskRole?: HostRole
}

/** Names come from the host, so a longer one is cut: nobody is kept out by their name. In UTF-16 units. */
const maxNameLength = 300

/** Addresses are kept and compared in lower case without blanks around them, wherever they come from. */
const normalEmail = (longest: number) => z.string().max(longest).toLowerCase().transform(oneLine)

export const personSchema = z.object({
  principalId: hostId(200),
  name: z.string().transform((name) => shorten(oneLine(name), maxNameLength)),
  email: normalEmail(320),
  emailVerified: z.boolean(),
  locale: z.enum(locales).catch("nl"),
  timeZone: z.string().max(60).transform(oneLine).default("Europe/Amsterdam"),
  deskRole: z.enum(hostRoles).optional(),
})

/** Somebody the host need not know: an address to write to, and a name if there is one. 254 is the longest there is. */
export const correspondentSchema = z.object({
  email: normalEmail(254).pipe(z.email()),
  name: z
    .string()
    .transform((name) => shorten(oneLine(name), maxNameLength) || undefined)
    .optional(),
})

export type Correspondent = z.output<typeof correspondentSchema>
