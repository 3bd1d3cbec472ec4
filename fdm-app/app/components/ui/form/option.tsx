import { clsx } from "clsx"
import { Check } from "lucide-react"
import type { ComponentProps } from "react"

type Props = ComponentProps<"button"> & {
  isChosen?: boolean
  /** For choices of which more than one may hold. */
  isOneOfMany?: boolean
}

/** One choice of a popup. */
export function Option({ isChosen = false, isOneOfMany, className, children, ...rest }: Props) {
  const state = isOneOfMany ? { "aria-pressed": isChosen } : { "aria-current": isChosen }
  return (
    <button
      type="submit"
      data-option
      className={clsx(
        "flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-hover focus-visible:bg-hover",
        className,
      )}
      {...state}
      {...rest}
    >
      <span className="flex min-w-0 flex-1 items-center gap-2">{children}</span>
      <Check aria-hidden size={15} className={clsx("shrink-0", !isChosen && "invisible")} />
    </button>
  )
}
