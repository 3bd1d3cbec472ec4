import type { ReactNode } from "react"
import { buttonStyle } from "~/components/ui/button"

type Props = { label: string; children: ReactNode }

/** Asks before something that can't be undone: the first press only shows what would happen. Works without scripts. */
export function Confirm({ label, children }: Props) {
  return (
    <details className="group/confirm">
      <summary className={buttonStyle({ className: "w-fit text-danger-ink!" })}>{label}</summary>
      <div className="mt-3 grid justify-items-start gap-3 rounded-md bg-danger-tint px-3.5 py-3 text-danger-ink">
        {children}
      </div>
    </details>
  )
}
