import i18next, { type i18n, type TFunction } from "i18next"
import { initReactI18next } from "react-i18next"
import { en } from "./en"
import { defaultLocale, type Locale, locales } from "./locale"
import { nl } from "./nl"

export { defaultLocale, type Locale, locales }

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof nl }
    returnNull: false
  }
}

function create(locale: Locale): i18n {
  const instance = i18next.createInstance({
    lng: locale,
    resources: { nl: { translation: nl }, en: { translation: en } },
    initAsync: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  instance.use(initReactI18next)
  instance.init()
  return instance
}

/**
 * What components get stands before the instance and has no properties of its own: react-i18next copies those of what it is
 * given, for every component that asks for words, which took a tenth of a page's time.
 */
const instances: Record<Locale, i18n> = { nl: Object.create(create("nl")), en: Object.create(create("en")) }

/** One instance a language, made once: a request never changes the language of another. */
export function translationFor(locale: Locale): i18n {
  return instances[locale]
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/** Words by key, as `useTranslation` gives them. */
export type Translate = TFunction
