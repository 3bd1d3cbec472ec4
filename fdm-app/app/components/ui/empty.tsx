import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"

type Props = { icon: LucideIcon; title: string; children?: ReactNode }

/** A place where nothing is yet: says so, and what to do about it. */
export function Empty({ icon: Icon, title, children }: Props) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-14 text-center">
      <Icon aria-hidden size={28} strokeWidth={1.5} className="mb-2 text-soft" />
      <p className="font-medium">{title}</p>
      <div className="max-w-80 text-sm text-soft">{children}</div>
    </div>
  )
}
