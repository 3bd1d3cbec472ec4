import { clsx } from "clsx"
import { type CommandId, commandOf, keyCap, shortcutOf } from "./commands"
import { useKeys } from "./keys-context"

type Props = { of: CommandId; className?: string }

/**
 * The key that does what a button says, for those who see it; hidden where keys are off or there are none (touch).
 * Those who don't see it get it from `useShortcut`.
 */
export function KeyCap({ of, className }: Props) {
  const keys = useKeys()
  const command = commandOf(of)
  if (!keys || !(keys.isOn || command.withControl)) return null
  return <Cap className={clsx("pointer-coarse:hidden", className)}>{keyCap(command)}</Cap>
}

/** How a key looks, wherever it is shown. */
export function Cap({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      aria-hidden
      className={clsx(
        "inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm border border-current/25 px-1 font-sans text-2xs leading-none",
        className,
      )}
    >
      {children}
    </kbd>
  )
}

/** What a control of a command needs: the name by which the key finds it, and the key for screen readers. */
export function useKeyTarget(of: CommandId | undefined): { "data-key-target"?: string; "aria-keyshortcuts"?: string } {
  const keys = useKeys()
  if (!of) return {}
  const command = commandOf(of)
  const name = "press" in command.run ? command.run.press : of
  return { "data-key-target": name, "aria-keyshortcuts": keys?.isOn ? shortcutOf(command) : undefined }
}
