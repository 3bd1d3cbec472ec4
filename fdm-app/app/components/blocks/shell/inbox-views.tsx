import { clsx } from "clsx"
import type { InboxCounts, InboxView, SavedView } from "fdm-helpdesk"
import { type ReactNode, useId } from "react"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router"
import { ViewPicture } from "~/components/blocks/views/view-icon"
import { Count } from "~/components/ui/count"
import { inboxViewOf } from "~/lib/list/inbox-view"

/** A saved view as the rail shows it. */
export type RailView = Pick<SavedView, "id" | "name" | "icon" | "sharing" | "isOwn">

type Props = {
  views: readonly InboxView[]
  /** The actor's own, and what is shared with them. */
  saved?: readonly RailView[]
  /** Of the views that are counted. */
  counts: Partial<InboxCounts>
  /** Lines the names up with the words of the sidebar. */
  isIndented?: boolean
}

/** The views of the inbox with how many tickets wait in each, and under them those that people saved. */
export function InboxViews({ views, saved = [], counts, isIndented = false }: Props) {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const currentId = params.get("view_id")
  const current = currentId ? undefined : inboxViewOf(params)
  const groups = [
    { title: t("views.own"), of: saved.filter(({ isOwn }) => isOwn) },
    { title: t("views.shared"), of: saved.filter(({ isOwn }) => !isOwn) },
  ]
  return (
    <>
      <ul aria-label={t("shell.views")} className="grid grid-cols-[minmax(0,1fr)] gap-px">
        {views.map((view) => (
          <Item
            key={view}
            to={`/admin/support?view=${view}`}
            isCurrent={view === current}
            isIndented={isIndented}
            count={counts[view as Exclude<InboxView, "closed" | "all">]}
          >
            {t(`console.view.${view}`)}
          </Item>
        ))}
      </ul>
      {groups.map(({ title, of }) => (
        <Group key={title} title={title} isIndented={isIndented}>
          {of.map(({ id, name, icon }) => (
            <Item
              key={id}
              to={`/admin/support?view_id=${id}`}
              isCurrent={id === currentId}
              isIndented={isIndented}
              icon={<ViewPicture icon={icon} size={14} />}
              count={counts.saved?.[id]}
            >
              {name}
            </Item>
          ))}
        </Group>
      ))}
    </>
  )
}

type GroupProps = { title: string; isIndented: boolean; children: ReactNode[] }

function Group({ title, isIndented, children }: GroupProps) {
  const id = useId()
  if (children.length === 0) return null
  return (
    <>
      <p id={id} className={clsx("mt-3 mb-1 font-medium text-soft text-xs", isIndented ? "pl-9" : "pl-2.5")}>
        {title}
      </p>
      <ul aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-px">
        {children}
      </ul>
    </>
  )
}

type ItemProps = {
  to: string
  isCurrent: boolean
  isIndented: boolean
  icon?: ReactNode
  count: number | null | undefined
  children: string
}

function Item({ to, isCurrent, isIndented, icon, count, children }: ItemProps) {
  const indent = isIndented ? "pl-9" : "pl-2.5"
  return (
    <li>
      <Link
        to={to}
        aria-current={isCurrent ? "page" : undefined}
        title={icon ? children : undefined}
        className={clsx(
          "flex h-8 items-center gap-2 rounded-md pr-2.5 xl:h-7",
          // A picture stands before the line of the names.
          icon ? "pl-3" : indent,
          isCurrent ? "bg-selected font-medium" : "text-soft hover:bg-hover hover:text-ink",
        )}
      >
        {icon && <span className={clsx("flex shrink-0", isIndented && "w-4")}>{icon}</span>}
        <span className="min-w-0 flex-1 truncate">{children}</span>
        <span className="text-soft text-xs tabular-nums">
          <Count value={count} />
        </span>
      </Link>
    </li>
  )
}
