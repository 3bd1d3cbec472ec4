import type { TicketExport } from "fdm-helpdesk"
import { Download, FileDown } from "lucide-react"
import { useTranslation } from "react-i18next"
import { buttonStyle } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { useClock, When } from "~/components/ui/time/time"
import { dayWords } from "~/components/ui/time/time-words"
import { CancelForm } from "./cancel-form"
import { isUnderway, listWords, sizeWords } from "./export-words"

type Props = { exports: readonly TicketExport[] }

/** Files by when they were asked for, newest first, each with how far it is and what can be done with it. */
export function ExportList({ exports }: Props) {
  const { t } = useTranslation()
  if (exports.length === 0)
    return (
      <Empty icon={FileDown} title={t("exports.empty")}>
        {t("exports.emptyText")}
      </Empty>
    )
  return (
    <>
      <ul aria-label={t("exports.title")} tabIndex={-1} data-focus-home="" className="divide-y border-y text-sm">
        {exports.map((one) => (
          <li
            key={one.id}
            id={one.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 px-1 py-3 target:bg-selected"
          >
            <div className="grid min-w-60 flex-1 gap-1">
              <p className="wrap-anywhere font-medium">{listWords(one, t)}</p>
              <State file={one} />
            </div>
            <Acts file={one} />
          </li>
        ))}
      </ul>
      {exports.some(isUnderway) && (
        <noscript>
          <a href="/admin/support/exports" className={buttonStyle()}>
            {t("exports.refresh")}
          </a>
        </noscript>
      )}
    </>
  )
}

/** What can be done: reading the file, stopping what is under way, throwing away what is ready. */
function Acts({ file }: { file: TicketExport }) {
  const { t } = useTranslation()
  if (isUnderway(file)) return <CancelForm file={file} label={t("exports.cancel")} />
  if (file.state !== "ready") return null
  const href = `/admin/support/exports/${file.id}/file`
  return (
    <div className="flex items-center gap-1">
      <a
        href={href}
        download
        className={buttonStyle()}
        aria-label={t("exports.downloadOf", { list: listWords(file, t) })}
      >
        <Download aria-hidden size={15} />
        {t("exports.download")}
      </a>
      <CancelForm file={file} label={t("exports.discard")} />
    </div>
  )
}

function State({ file }: { file: TicketExport }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const number = new Intl.NumberFormat(locale)
  const { state, rows, expectedRows, bytes } = file
  const asked = <When at={file.createdAt} />
  if (state === "running") return <Progress rows={rows} expectedRows={expectedRows} />
  if (state === "ready")
    return (
      <p className="text-soft tabular-nums">
        {t("exports.rows", { count: rows, rows: number.format(rows) })} · {sizeWords(bytes, locale)} · {asked}
        {file.expiresAt && <Until at={file.expiresAt} />}
      </p>
    )
  return (
    <p className={state === "failed" ? "text-danger-ink" : "text-soft"}>
      {t(`exports.state.${state}`)} · {asked}
    </p>
  )
}

function Until({ at }: { at: Date }) {
  const { t } = useTranslation()
  const { locale, timeZone } = useClock()
  return <> · {t("exports.until", { day: dayWords(at, locale, timeZone) })}</>
}

/** The browser's own bar in the colours of the desk; Firefox and the others each have their own name for its parts. */
const bar =
  "h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"

/** How far it is: a bar once it is known how much there is to do. */
function Progress({ rows, expectedRows }: Pick<TicketExport, "rows" | "expectedRows">) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const number = new Intl.NumberFormat(locale)
  const words =
    expectedRows === null
      ? t("exports.state.running")
      : t("exports.progress", { rows: number.format(rows), expected: number.format(expectedRows) })
  return (
    <div className="grid max-w-80 gap-1.5">
      <progress
        aria-label={t("exports.progressLabel")}
        className={bar}
        {...(expectedRows ? { value: Math.min(rows, expectedRows), max: expectedRows } : {})}
      />
      <p className="text-soft tabular-nums">{words}</p>
    </div>
  )
}
