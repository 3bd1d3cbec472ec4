import { clsx } from "clsx"
import { Link } from "react-router"

type Tab = { key: string; label: string; to: string }

/** Views of one thing, as links: they have an address, and work without scripts. */
export function LinkTabs({ label, tabs, current }: { label: string; tabs: Tab[]; current: string }) {
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-b">
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          to={tab.to}
          aria-current={tab.key === current ? "page" : undefined}
          className={clsx(
            "-mb-px whitespace-nowrap border-b-2 py-2",
            tab.key === current ? "border-accent font-medium" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
