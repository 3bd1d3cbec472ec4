import { useCallback, useEffect, useRef, useState } from "react"
import { namesFor } from "./names-for"

type Colleague = { id: string; name: string }
type Given = { id: string; colleagues: readonly Colleague[]; isAlwaysOn: boolean }
type Offer = { from: number; options: Colleague[]; active: number } | null

/** Listens to the field named `body` of the form around `anchor`, and says whom to offer there. */
export function useMentionCompletion({ id, colleagues, isAlwaysOn }: Given) {
  const anchor = useRef<HTMLDivElement>(null)
  const [offer, setOffer] = useState<Offer>(null)
  const field = useCallback(() => bodyOf(anchor.current), [])

  const take = useCallback(
    (at: number) => {
      const area = field()
      const chosen = offer?.options[at]
      if (!area || !offer || !chosen) return
      area.focus()
      area.setRangeText(`@${chosen.name} `, offer.from, area.selectionStart, "end")
      // As if it had been typed, so that a draft keeps it.
      area.dispatchEvent(new InputEvent("input", { bubbles: true }))
      setOffer(null)
    },
    [field, offer],
  )

  useEffect(() => {
    const area = field()
    if (!area) return
    const look = () => {
      const found = isAlwaysOn || isNote(area) ? namesFor(area.value, area.selectionStart, colleagues) : null
      setOffer(area.selectionStart === area.selectionEnd && found ? { ...found, active: 0 } : null)
    }
    const leave = () => setOffer(null)
    area.addEventListener("input", look)
    area.addEventListener("click", look)
    area.addEventListener("blur", leave)
    return () => {
      area.removeEventListener("input", look)
      area.removeEventListener("click", look)
      area.removeEventListener("blur", leave)
    }
  }, [field, colleagues, isAlwaysOn])

  useEffect(() => {
    const area = field()
    if (!area || !offer) return
    describe(area, `${id}-${offer.active}`, id)
    const press = (event: KeyboardEvent) => {
      const next = stepOf(event, offer)
      if (next === undefined) return
      event.preventDefault()
      event.stopPropagation()
      if (next === "take") take(offer.active)
      else setOffer(next === null ? null : { ...offer, active: next })
    }
    area.addEventListener("keydown", press, { capture: true })
    return () => {
      area.removeEventListener("keydown", press, { capture: true })
      for (const name of described) area.removeAttribute(name)
    }
  }, [field, id, offer, take])

  return { anchor, options: offer?.options ?? [], active: offer?.active ?? 0, take }
}

const described = ["aria-autocomplete", "aria-controls", "aria-activedescendant"]

/** What a field tells of the list that belongs to it. */
function describe(area: HTMLTextAreaElement, active: string, list: string): void {
  area.setAttribute("aria-autocomplete", "list")
  area.setAttribute("aria-controls", list)
  area.setAttribute("aria-activedescendant", active)
}

/** Which option a key leads to; null to leave, nothing for keys that are none of ours. */
function stepOf({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent, offer: NonNullable<Offer>) {
  if (ctrlKey || metaKey || altKey || isComposing) return undefined
  const { length } = offer.options
  if (key === "ArrowDown") return (offer.active + 1) % length
  if (key === "ArrowUp") return (offer.active + length - 1) % length
  if (key === "Enter" || key === "Tab") return "take"
  return key === "Escape" ? null : undefined
}

function bodyOf(anchor: HTMLElement | null): HTMLTextAreaElement | null {
  return anchor?.closest("form")?.querySelector("textarea[name=body]") ?? null
}

function isNote({ form }: HTMLTextAreaElement): boolean {
  return form !== null && new FormData(form).get("visibility") === "internal"
}
