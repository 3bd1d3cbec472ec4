import { clsx } from "clsx"
import { type ComponentProps, type KeyboardEvent, type ReactNode, type ToggleEvent, useId } from "react"

type Props = {
  /** What the popup is for; its name for those who don't see where it hangs. */
  label: string
  /** What stands on the button that opens it. */
  trigger: ReactNode
  /** Of the button. */
  button?: Omit<ComponentProps<"button">, "type" | "popoverTarget"> & { [data: `data-${string}`]: string | undefined }
  className?: string
  children: ReactNode
}

/**
 * A button with something that hangs from it: the browser's own popover, so it opens without scripts, closes on Esc and on
 * a click beside it, gives the focus back and is never cut off. With scripts, arrow keys and first letters go through what
 * can be chosen in it (`data-option`); nothing is chosen before its reader says so.
 */
export function Popup({ label, trigger, button, className, children }: Props) {
  const id = useId()
  return (
    <>
      <button type="button" aria-haspopup="dialog" popoverTarget={id} {...button}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        data-popup=""
        role="dialog"
        aria-label={label}
        onBeforeToggle={focusFirst}
        onKeyDown={moveAmongOptions}
        className={clsx(
          "popup w-64 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border bg-canvas p-1.5 text-ink text-sm shadow-float",
          className,
        )}
      >
        {children}
      </div>
    </>
  )
}

/** Closes the popup that an element is in; the browser gives the focus back to its button. */
export function closePopup(within: Element): void {
  within.closest<HTMLElement>("[popover]")?.hidePopover()
}

/**
 * Where people begin: at the field when there is one, else at what is chosen now. Said to the browser, which moves the focus
 * as it opens: a letter that is typed right after the key that opened it arrives already.
 */
function focusFirst({ newState, target, currentTarget }: ToggleEvent<HTMLElement>): void {
  if (newState !== "open" || target !== currentTarget) return
  for (const earlier of currentTarget.querySelectorAll("[autofocus]")) earlier.removeAttribute("autofocus")
  const first =
    currentTarget.querySelector("input:not([type=hidden])") ??
    currentTarget.querySelector("[data-option][aria-current=true]") ??
    currentTarget.querySelector("[data-option]")
  first?.setAttribute("autofocus", "")
}

function moveAmongOptions(event: KeyboardEvent<HTMLElement>): void {
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-option]")]
  const to = nextOption(options, event)
  if (!to) return
  event.preventDefault()
  to.focus()
}

function nextOption(options: HTMLElement[], { key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  const here = options.indexOf(target as HTMLElement)
  if (key === "ArrowDown") return options[here + 1] ?? options[0]
  if (key === "ArrowUp") return options[here < 0 ? options.length - 1 : here - 1] ?? options.at(-1)
  // In a field, letters are what is typed, and Home and End move in it.
  if (here < 0 || ctrlKey || metaKey || altKey) return undefined
  if (key === "Home") return options[0]
  if (key === "End") return options.at(-1)
  if (key.length > 1 || key === " ") return undefined
  const order = [...options.slice(here + 1), ...options.slice(0, here + 1)]
  return order.find(({ textContent }) => textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
}
