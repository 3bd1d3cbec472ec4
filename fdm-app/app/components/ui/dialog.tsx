import { clsx } from "clsx"
import { type ReactNode, useEffect, useRef } from "react"

type Props = { labelledBy?: string; label?: string; onClose(): void; className?: string; children: ReactNode }

/**
 * The browser's own dialog, open as long as it is rendered: it keeps the focus inside, closes on Esc and on a click beside
 * it, and gives the focus back to where it was.
 */
export function Dialog({ labelledBy, label, onClose, className, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    shown?.showModal()
    return () => {
      shown?.close()
      if (before instanceof HTMLElement && document.activeElement === document.body)
        before.focus({ preventScroll: true })
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it for pointers; keys have Esc
    <dialog
      ref={dialog}
      aria-labelledby={labelledBy}
      aria-label={label}
      // A dialog that is shown again at once, as strict mode does, was not closed.
      onClose={(event) => !event.currentTarget.open && onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={clsx(
        "m-auto max-h-[85dvh] w-[calc(100%-2rem)] overflow-y-auto rounded-lg border bg-canvas p-0 text-ink text-sm shadow-float",
        "backdrop:bg-[rgb(0_0_0/0.4)]",
        className,
      )}
    >
      {children}
    </dialog>
  )
}
