import { expect, test } from "vitest"
import { localeOf } from "~/lib/requests/locale.server"
import { acceptedLocale as acceptedByAccounts } from "../../../fdm-core/src/auth/user-fields"
import { refusalPage } from "../../server/refusal-page"
import { acceptedLocale } from "./locale"

test.for([
  ["en", "en"],
  ["EN-GB", "en"],
  ["nl-BE,en;q=0.8", "nl"],
  ["de, en;q=0.8, nl;q=0.9", "en"],
  ["de-nl, fr-EN", undefined],
  ["x-en", undefined],
  ["english", undefined],
  [" En ;q=0.5", "en"],
  ["", undefined],
  [`${"de,".repeat(50)}en`, undefined],
] as const)("%j asks everywhere for %s", async ([header, locale]) => {
  const shown = locale ?? "nl"
  const page = refusalPage(400, new URL("https://fdm.example"), { languages: header })
  const request = new Request("https://fdm.example", { headers: { "Accept-Language": header } })

  expect(acceptedLocale(header)).toBe(locale)
  expect(acceptedByAccounts(header)).toBe(locale)
  expect(await localeOf(request)).toBe(shown)
  expect(page).toContain(`<html lang="${shown}">`)
})
