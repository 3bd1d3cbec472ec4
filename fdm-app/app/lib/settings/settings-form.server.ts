import type { SettingsPatch } from "fdm-helpdesk"
import { type FormFields, given } from "~/lib/requests/form.server"

/** The settings that the form of their page says; the library reads and checks them. */
export function settingsOf(form: FormFields): SettingsPatch {
  const { name, mailFrom, defaultLocale, undoSeconds, accent, accentColor, logoUrl, radius } = form
  return {
    name,
    mailFrom: mailFrom?.trim(),
    defaultLocale: defaultLocale as SettingsPatch["defaultLocale"],
    undoSeconds: number(undoSeconds),
    branding: {
      accentColor: accent === "own" ? accentColor : undefined,
      logoUrl: given(logoUrl?.trim()),
      radius: number(radius),
    },
  }
}

function number(text: string | undefined): number | undefined {
  return given(text) === undefined ? undefined : Number(text)
}
