import { clsx } from "clsx"
import type { LucideIcon } from "lucide-react"
import { NavLink, useLocation } from "react-router"

type Props = {
  to: string
  icon: LucideIcon
  label: string
  /** Nothing is shown for none. */
  badge?: number
  /** What the number means, for those who only hear it. */
  badgeLabel?: string
  /** A place under this one that has an item of its own. */
  except?: string
  /** For numbers that ask to be looked at. */
  isStrong?: boolean
}

/** One place to go, with a number when something waits there. */
export function NavItem({ to, icon: Icon, label, badge, badgeLabel, isStrong, except }: Props) {
  const { pathname } = useLocation()
  return (
    <li>
      <NavLink
        to={to}
        title={label}
        end={except !== undefined && pathname.startsWith(except)}
        className={({ isActive }) =>
          clsx(
            "flex h-8 items-center gap-2.5 rounded-md px-2.5",
            isActive ? "bg-selected font-medium" : "text-soft hover:bg-hover hover:text-ink",
          )
        }
      >
        <Icon aria-hidden size={16} strokeWidth={1.75} />
        <span className="flex-1 xl:group-data-[rail=closed]/shell:sr-only">{label}</span>
        {badge ? (
          <>
            <span
              aria-hidden
              className={clsx(
                "text-xs leading-5 tabular-nums xl:group-data-[rail=closed]/shell:hidden",
                isStrong ? "min-w-5 rounded-full bg-accent px-1.5 text-center font-medium text-on-accent" : "text-soft",
              )}
            >
              {badge > 99 ? "99+" : badge}
            </span>
            <span className="sr-only">{badgeLabel}</span>
          </>
        ) : null}
      </NavLink>
    </li>
  )
}
