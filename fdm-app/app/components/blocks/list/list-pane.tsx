import { clsx } from "clsx"
import type { SearchHint } from "fdm-helpdesk"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router"
import { BulkBar } from "~/components/blocks/bulk/bulk-bar"
import { ExportMenu } from "~/components/blocks/exports/export-menu"
import { InboxList, InboxPages } from "~/components/blocks/list/inbox-list"
import { LiveBox } from "~/components/blocks/live/live-box"
import { SearchBox } from "~/components/blocks/search/search-box"
import { SearchHints } from "~/components/blocks/search/search-hints"
import { SaveViewLink } from "~/components/blocks/views/save-view-link"
import { ViewBar } from "~/components/blocks/views/view-bar"
import { Alert } from "~/components/ui/alert"
import { FilterChips } from "./filter-chips"
import { FilterPanel } from "./filter-panel"
import { useIsWide, useList, usePane } from "./inbox-context"
import { IgnoredHint } from "./list-hints"
import type { ListedTicket } from "./listed-ticket"
import { NewTicketLink } from "./new-ticket-link"
import { Notices, type ShownNotice } from "./notices"
import { SortMenu } from "./sort-menu"

type Props = {
  rows: ListedTicket[]
  nextCursor: string | null
  isFirst: boolean
  /** The page that was asked for isn't there. */
  isIgnored: boolean
  /** The saved view that was asked for isn't there. */
  isViewGone: boolean
  /** Names of what else was left out. */
  ignored: readonly string[]
  /** What was made of the text that was searched for. */
  hints: readonly SearchHint[]
  corrected: readonly { from: string; to: string }[]
  /** What an admin should look at; nobody else has any. */
  notices: readonly ShownNotice[]
  /** The views, for screens without a rail. */
  menu: ReactNode
}

/** The list beside a ticket: what it holds, what narrows and sorts it, and its rows. */
export function ListPane(props: Props) {
  const { rows, nextCursor, isFirst, isIgnored, isViewGone, ignored, hints, corrected, notices, menu } = props
  const { t } = useTranslation()
  const { ticketId, isOpen: isPaneOpen } = usePane()
  const isWide = useIsWide()
  const [params] = useSearchParams()
  const { query, saved, to } = useList()
  const { view, text } = query
  const title = saved?.name ?? (text ? t("filters.found") : t(`console.view.${view}`))
  const label = text && !saved ? t("filters.foundFor", { text }) : t("console.list", { view: title })
  return (
    <section
      aria-label={label}
      className={clsx(
        "w-full shrink-0 flex-col lg:flex lg:w-85 lg:border-r",
        isWide ? "xl:w-full xl:border-r-0" : "xl:w-90",
        isPaneOpen ? "hidden" : "flex",
      )}
    >
      <header className="grid grid-cols-[minmax(0,1fr)] gap-1 border-b px-3 pt-1.5 pb-2.5">
        <div className="flex h-9 items-center gap-2 pl-2">
          <h2
            title={saved?.name}
            className="hidden min-w-0 truncate font-semibold text-base xl:group-data-[rail=open]/shell:block"
          >
            {title}
          </h2>
          {menu}
          <SortMenu />
          <div className="flex shrink-0 items-center">
            <SaveViewLink />
            <ExportMenu />
            <NewTicketLink />
          </div>
        </div>
        <div className="flex items-center gap-2">
          <SearchBox rows={rows} />
          <FilterPanel />
        </div>
      </header>
      <Notices notices={notices} />
      <FilterChips />
      <ViewBar />
      <IgnoredHint names={ignored} />
      <SearchHints
        hints={hints}
        corrected={corrected}
        text={text ?? ""}
        to={(other) => to({ ...query, text: other, cursor: undefined })}
        className="border-b"
      />
      <BulkBar rows={rows} />
      <LiveBox rows={rows} name={params.toString()}>
        {(shown) => (
          <>
            {isViewGone && <Alert tone="bad" title={t("views.gone")} className="m-3" />}
            {isIgnored && <Alert tone="bad" title={t("list.ignored")} className="m-3" />}
            <InboxList view={view} label={label} rows={shown} openTicketId={ticketId} />
            <InboxPages nextCursor={nextCursor} isFirst={isFirst} />
          </>
        )}
      </LiveBox>
    </section>
  )
}
