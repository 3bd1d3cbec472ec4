import { createCookie } from "react-router"
import { acceptedLocale } from "~/locales/locale"
import { defaultLocale, isLocale, type Locale } from "~/locales/translation"

const oneYearSeconds = 365 * 24 * 60 * 60

/** The language chosen by somebody who is not signed in; those who are have it on their account. */
export const localeCookie = createCookie("fdm_locale", {
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  maxAge: oneYearSeconds,
})

/** The chosen language, else the first of the browser's that we speak, else Dutch. */
export async function localeOf(request: Request): Promise<Locale> {
  const chosen = await localeCookie.parse(request.headers.get("Cookie"))
  if (isLocale(chosen)) return chosen
  return acceptedLocale(request.headers.get("Accept-Language")) ?? defaultLocale
}
