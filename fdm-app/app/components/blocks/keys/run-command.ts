import type { Command } from "./commands"
import { focusedRow, isShown, openRow, rowBeside, targetOf } from "./page-targets"

/** What the page around does for the commands that no single control stands for. */
export type Around = { showPalette(): void; showHelp(): void }

/** Bulk actions on a row that isn't selected yet: it is selected first, so that everybody sees what will be changed. */
const ofSelection = /^selected/

/**
 * Does what a command says, on the page as it is.
 *
 * @returns false when there is nothing here to do it with, so that the key stays the browser's
 */
export function runCommand({ id, run }: Command, around: Around, isRange = false): boolean {
  if ("act" in run) return acts[run.act](around, isRange)
  if ("focus" in run) return focusOn(targetOf(run.focus))
  if (!ofSelection.test(id) || targetOf(run.press)) return pressThenFocus(run)
  if (!document.querySelector("[data-selecting]") && !press(checkboxAtHand())) return false
  pressWhenThere(run.press)
  return true
}

/** Longest wait for what can be done with a selection, which is read as soon as there is one. */
const thereWithinMs = 3_000

function pressWhenThere(name: string, since = performance.now()): void {
  if (press(targetOf(name)) || performance.now() - since > thereWithinMs) return
  requestAnimationFrame(() => pressWhenThere(name, since))
}

const acts = {
  next: () => go(1),
  previous: () => go(-1),
  open: () => press(focusedRow()),
  back: leaveWhatIsOpen,
  select: (_: Around, isRange: boolean) => press(checkboxAtHand(), isRange),
  palette: ({ showPalette }: Around) => done(showPalette),
  help: ({ showHelp }: Around) => done(showHelp),
}

/** Moves the focus along the list; where the ticket covers the list, it opens the next one at once. */
function go(step: 1 | -1): boolean {
  const row = rowBeside(step)
  if (!row) return false
  if (isShown(row)) {
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest" })
    return true
  }
  return row === openRow() || press(row)
}

/** Closes the nearest thing that is open; with nothing open, goes back to the list. */
function leaveWhatIsOpen(): boolean {
  if (document.querySelector(":popover-open")) return false
  const inside = document.activeElement
  const open = inside?.closest<HTMLDetailsElement>("details[open]") ?? menuOf(document)
  if (open) return close(open)
  if (inside instanceof HTMLElement && inside.matches("input, textarea, select")) return leaveField(inside)
  return press(targetOf("clearSelection")) || press(targetOf("back"))
}

function menuOf(root: ParentNode): HTMLDetailsElement | null {
  return root.querySelector<HTMLDetailsElement>("details[open][data-closes]")
}

function close(details: HTMLDetailsElement): boolean {
  details.open = false
  return focusOn(details.querySelector("summary") ?? undefined)
}

/** Out of a field to what it belongs to, where single keys work again. */
function leaveField(field: HTMLElement): boolean {
  const home = field.closest<HTMLElement>("[data-leave-field]") ?? document.querySelector<HTMLElement>("main")
  field.blur()
  return focusOn(home ?? undefined)
}

function checkboxAtHand(): HTMLElement | undefined {
  const row = focusedRow() ?? openRow()
  return row?.closest("[data-row-item]")?.querySelector<HTMLElement>("[data-row-select]") ?? undefined
}

function focusOn(element: HTMLElement | undefined): boolean {
  element?.focus()
  if (element instanceof HTMLInputElement) element.select()
  return element !== undefined
}

function pressThenFocus({ press: name, thenFocus }: { press: string; thenFocus?: string }): boolean {
  if (!press(targetOf(name))) return false
  if (thenFocus) focusOn(targetOf(thenFocus))
  return true
}

/**
 * Presses a control as a pointer does; with Shift for a range. Where nothing has the focus the control takes it, so that
 * what it opens has somewhere to give it back to.
 */
function press(element: HTMLElement | undefined, isRange = false): boolean {
  if (document.activeElement === document.body) element?.focus()
  element?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: isRange }))
  return element !== undefined
}

function done(act: () => void): boolean {
  act()
  return true
}
