import { clsx } from "clsx"
import type { Ticket } from "fdm-helpdesk"
import { findStatus, type Workflow } from "fdm-helpdesk/workflow"
import { useClock } from "~/components/ui/time/time"

type Category = Ticket["statusCategory"]

/** Filled where we are at work, amber where we wait, hollow where it is done. The label says the same in words. */
const dots: Record<Category, string> = {
  new: "border-accent bg-transparent",
  active: "border-accent bg-accent",
  scheduled: "border-accent bg-accent-tint",
  waiting: "border-warn-ink bg-warn-ink",
  resolved: "border-line-strong bg-line-strong",
  closed: "border-line-strong bg-transparent",
}

type Props = { ticket: { status: string; statusCategory: Category }; workflow: Workflow }

export function StatusBadge({ ticket, workflow }: Props) {
  const { locale } = useClock()
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StatusDot category={ticket.statusCategory} />
      {findStatus(workflow, ticket.status)?.label[locale] ?? ticket.status}
    </span>
  )
}

/** Where a status stands in the course of things, for those who see it; its label says it in words. */
export function StatusDot({ category }: { category: Category }) {
  return <span aria-hidden className={clsx("size-2 shrink-0 rounded-full border-2", dots[category])} />
}
