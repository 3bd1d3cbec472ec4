import { z } from "zod"
import { oneLine } from "./text.js"

export const locales = ["nl", "en"] as const
export type Locale = (typeof locales)[number]

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
}

export const personSchema = z.object({
  principalId: z.string().min(1).max(200),
  name: z.string().max(300).transform(oneLine),
  email: z.string().trim().toLowerCase().max(320),
  emailVerified: z.boolean(),
  locale: z.enum(locales).catch("nl"),
  timeZone: z.string().max(60).default("Europe/Amsterdam"),
})
