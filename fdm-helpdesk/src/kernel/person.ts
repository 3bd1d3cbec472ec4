import { z } from "zod"
import { hostId, oneLine, shorten, singleSpaced } from "./text.js"

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
 */
export type Person = {
  principalId: string
  name: string
  email: string
  /**
   * Whether its owner proved to have the address. Only then do mails hold more than that there is news, and only then is what
   * was asked under it without an account theirs. `resolveActor` again when it becomes true.
   */
  emailVerified: boolean
  locale: Locale
  /** IANA name, such as `Europe/Amsterdam`. */
  timeZone: string
  /** The role at the desk that the host gives this account, if any. What the desk decided itself about somebody wins. */
  deskRole?: HostRole | undefined
  /**
   * Where the person asks from, for limits that hold for all accounts behind one connection: an address, or what the host
   * makes of it, 1 to 200 characters. Of IPv6 give the part that one household has (`/56`): an address of it is anybody's to
   * choose. Leave it out where you don't know it. Opaque to the helpdesk, which keeps a hash of it for a while.
   */
  network?: string | undefined
}

/** Names come from the host, so a longer one is cut: nobody is kept out by their name. In UTF-16 units. */
const maxNameLength = 300

/**
 * Addresses are kept and compared in lower case without blanks around them, wherever they come from. Signs that show nothing
 * stay in them, as two addresses must not become one.
 */
const normalEmail = (longest: number) => z.string().max(longest).toLowerCase().transform(singleSpaced)

export const personSchema = z.object({
  principalId: hostId(200),
  name: z.string().transform((name) => shorten(oneLine(name), maxNameLength)),
  email: normalEmail(320),
  emailVerified: z.boolean(),
  locale: z.enum(locales).catch("nl"),
  timeZone: z.string().max(60).transform(oneLine).default("Europe/Amsterdam"),
  deskRole: z.enum(hostRoles).optional(),
  network: hostId(200).optional(),
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
