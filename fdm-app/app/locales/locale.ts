export const locales = ["nl", "en"] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = "nl"

const mostLanguages = 20

/**
 * The first language in an `Accept-Language` header that we speak, whatever its region. Browsers list them by preference, so what
 * each weighs is left out; nobody reads more than a few, and no more are looked at. The same
 * as in `fdm-core`, whose packages the server that stands before the app does without.
 */
export function acceptedLocale(header: string | null | undefined): Locale | undefined {
  const wanted = (header ?? "").toLowerCase().split(",", mostLanguages)
  const languages = wanted.map((part) => part.trim().split(/[-;\s]/, 1)[0])
  return languages.map((language) => locales.find((known) => known === language)).find(Boolean)
}
