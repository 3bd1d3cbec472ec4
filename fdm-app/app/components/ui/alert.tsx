import { clsx } from "clsx"
import { CircleAlert, CircleCheck } from "lucide-react"
import type { ReactNode } from "react"

type Props = { tone: "good" | "bad"; title: ReactNode; children?: ReactNode; className?: string }

/** Tells how something went. It speaks up by itself, and takes the place that it needs at once. */
export function Alert({ tone, title, children, className }: Props) {
  const Icon = tone === "good" ? CircleCheck : CircleAlert
  return (
    <div
      role={tone === "good" ? "status" : "alert"}
      className={clsx(
        "flex gap-2.5 rounded-md px-3.5 py-3 text-sm",
        tone === "good" ? "bg-accent-tint text-accent-ink" : "bg-danger-tint text-danger-ink",
        className,
      )}
    >
      <Icon aria-hidden size={18} className="mt-px shrink-0" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </div>
  )
}
