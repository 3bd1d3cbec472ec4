/** Where commands find things on the page: rows of the list, controls that carry the name of a command. */

const typing =
  "input:not([type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox]"

/** Is the focus where people write or choose? There single keys are theirs; the browser's own menus count too. */
export function isTypingIn(element: Element | null): boolean {
  return element?.closest(`${typing}, [data-popup], dialog`) != null
}

/** The control of a command, when it is on the page and can be used now. */
export function targetOf(name: string): HTMLElement | undefined {
  const found = document.querySelectorAll<HTMLElement>(`[data-key-target="${name}"]`)
  const usable = [...found].filter((element) => !element.matches("[aria-disabled=true], :disabled"))
  // Of the two shapes that one control has on wide and narrow screens, the one that shows.
  return usable.find(isShown) ?? usable[0]
}

/** The links of the list, in the order in which they stand. Of the two shapes that a list has, those of the one that shows. */
export function rows(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>("[data-row]")]
  const shown = all.filter(isShown)
  return shown.length > 0 ? shown : all
}

/** The row that the focus is in, on the link itself or on its checkbox. */
export function focusedRow(): HTMLElement | undefined {
  const element = document.activeElement?.closest("[data-row], [data-row-item]")
  if (!element) return undefined
  return element.matches("[data-row]") ? (element as HTMLElement) : rowIn(element)
}

function rowIn(item: Element): HTMLElement | undefined {
  return item.querySelector<HTMLElement>("[data-row]") ?? undefined
}

export function rowOf(ticketId: string): HTMLElement | undefined {
  return rows().find((row) => row.dataset.row === ticketId)
}

export function openRow(): HTMLElement | undefined {
  return rows().find((row) => row.getAttribute("aria-current") === "page")
}

/** The row that is `step` rows further than the one at hand; the first one when none is. */
export function rowBeside(step: 1 | -1): HTMLElement | undefined {
  const all = rows()
  const here = focusedRow() ?? openRow()
  const index = here ? all.indexOf(here) + step : 0
  return all[Math.min(Math.max(index, 0), all.length - 1)]
}

/**
 * The tickets around the open one, nearest first: those after it, then those before it. Kept while it is open, because what
 * is done to a ticket may take it out of the list that one is working through.
 */
let around: string[] = []

/** Notes what stands around the open ticket, as long as it is in the list. */
export function noteAroundOpen(): void {
  const all = rows()
  const open = openRow()
  if (!open) return
  const index = all.indexOf(open)
  const nearest = [...all.slice(index + 1), ...all.slice(0, index).toReversed()]
  around = nearest.map((row) => row.dataset.row ?? "")
}

/** The ticket to go on with when the open one is done: the next in the list, else the one before it. */
export function rowAfterOpen(): HTMLElement | undefined {
  noteAroundOpen()
  return around.map((ticketId) => rowOf(ticketId)).find((row) => row !== undefined)
}

/** On narrow screens the list stands behind the ticket. */
export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0
}

/** Which commands hold: those of the ticket that is open, unless the focus is on the row of another one. */
export function placeOfFocus(): "list" | "ticket" {
  const isOpen = document.querySelector("[data-open-ticket]") !== null
  const isSelecting = document.querySelector("[data-selecting]") !== null
  const row = focusedRow()
  return isOpen && !isSelecting && (!row || row === openRow()) ? "ticket" : "list"
}
