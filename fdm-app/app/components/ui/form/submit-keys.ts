import type { KeyboardEvent } from "react"

/** Marks the buttons that `submitKeys` presses, and says so to those who don't see their title. */
export const submitShortcut = "Control+Enter Meta+Enter"

/**
 * Ctrl+Enter, or ⌘+Enter, presses the form's button that is marked so and in sight. Enter alone is a new line and sends
 * nothing, also where a browser would take it for the form's first button.
 */
export function submitKeys(event: KeyboardEvent<HTMLFormElement>): void {
  const { key, ctrlKey, metaKey, target, currentTarget: form, nativeEvent } = event
  if (key !== "Enter" || nativeEvent.isComposing) return
  if (ctrlKey || metaKey) {
    event.preventDefault()
    const buttons = [...form.querySelectorAll<HTMLButtonElement>(`button[aria-keyshortcuts="${submitShortcut}"]`)]
    buttons.find((button) => button.checkVisibility())?.click()
  } else if (target instanceof HTMLInputElement) event.preventDefault()
}
