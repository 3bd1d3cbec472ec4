import type { TicketExport } from "fdm-helpdesk"
import type { Locale, Translate } from "~/locales/translation"

/** Is somebody still at it? */
export function isUnderway({ state }: Pick<TicketExport, "state">): boolean {
  return state === "queued" || state === "running"
}

/** What a file is of, in one line: "Tickets · Open · gefilterd". */
export function listWords({ kind, list }: Pick<TicketExport, "kind" | "list">, t: Translate): string {
  const { view, text, isFiltered } = list
  const parts = [
    t(`exports.kind.${kind}`),
    ...(view && !(text && view === "all") ? [t(`console.view.${view}`)] : []),
    ...(text ? [t("exports.search", { text })] : []),
    ...(isFiltered ? [t("exports.filtered")] : []),
  ]
  return parts.join(" · ")
}

/** "1,2 MB": as the file managers of Windows and macOS say it, roughly. */
export function sizeWords(bytes: number, locale: Locale): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const options = { style: "unit", unit: units[step], unitDisplay: "short", maximumFractionDigits: step < 2 ? 0 : 1 }
  return new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions).format(bytes / 1_000 ** step)
}
