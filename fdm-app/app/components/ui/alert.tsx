import { clsx } from "clsx"
import { CircleAlert, CircleCheck, Info } from "lucide-react"
import type { ReactNode } from "react"

type Props = { tone: keyof typeof looks; title: ReactNode; children?: ReactNode; className?: string }

const looks = {
  good: { Icon: CircleCheck, role: "status", colors: "bg-accent-tint text-accent-ink" },
  bad: { Icon: CircleAlert, role: "alert", colors: "bg-danger-tint text-danger-ink" },
  note: { Icon: Info, role: "status", colors: "border bg-sunken text-ink" },
} as const

/** Tells how something went, or something to know. It speaks up by itself, and takes the place that it needs at once. */
export function Alert({ tone, title, children, className }: Props) {
  const { Icon, role, colors } = looks[tone]
  return (
    <div role={role} className={clsx("flex gap-2.5 rounded-md px-3.5 py-3 text-sm", colors, className)}>
      <Icon aria-hidden size={18} className="mt-px shrink-0" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </div>
  )
}
