import { completionsAt, type SearchChoices, type SearchOption } from "fdm-helpdesk/search-language"
import { type KeyboardEvent, type RefObject, useEffect, useState } from "react"

type Offer = { start: number; end: number; options: SearchOption[]; active: number } | null

/** Letters of an operator that are typed before it is offered: one begins too many words. */
const minLetters = 2
const none = -1

/**
 * What is offered at the caret of a search field, and the keys that choose from it. Nothing is chosen by itself, so Enter
 * searches for what was typed until an arrow went to an option.
 */
export function useSearchCompletion(field: RefObject<HTMLInputElement | null>, choices: SearchChoices) {
  const [offer, setOffer] = useState<Offer>(null)
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])

  function look(isAsked: boolean): void {
    const at = field.current
    if (!at) return
    const found = completionsAt(at.value, at.selectionStart ?? 0, choices)
    const typed = at.value.slice(found.start, found.end)
    const isWorthIt = isAsked || typed.includes(":") || typed.length >= minLetters
    setOffer(isWorthIt && found.options.length > 0 ? { ...found, active: isAsked ? 0 : none } : null)
  }

  function take(at: number): void {
    const input = field.current
    const option = offer?.options[at]
    if (!input || !offer || !option) return
    input.focus()
    input.setRangeText(option.insert, offer.start, offer.end, "end")
    // Behind an operator its values come next.
    if (option.insert.endsWith(":")) look(false)
    else setOffer(null)
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const step = stepOf(event, offer)
    if (step === undefined) return
    if (step !== "search") event.preventDefault()
    if (step === "open") look(true)
    else if (step === "take") take(offer?.active ?? none)
    else if (typeof step === "number" && offer) setOffer({ ...offer, active: step })
    else setOffer(null)
  }

  return {
    isAlive,
    options: offer?.options ?? [],
    active: offer?.active ?? none,
    take,
    /** For the field. */
    listeners: {
      onInput: () => look(false),
      onClick: () => offer && look(false),
      onKeyDown: press,
      onBlur: () => setOffer(null),
    },
  }
}

type Step = number | "open" | "take" | "leave" | "search"

/** What a key does to the list: an option to go to, the active one to take, or nothing for keys that are the field's. */
function stepOf({ key, ctrlKey, metaKey, shiftKey, nativeEvent }: KeyboardEvent, offer: Offer): Step | undefined {
  if (ctrlKey || metaKey || shiftKey || nativeEvent.isComposing) return undefined
  if (!offer) return key === "ArrowDown" ? "open" : undefined
  const { active, options } = offer
  if (key === "ArrowDown") return (active + 1) % options.length
  if (key === "ArrowUp") return active > 0 ? active - 1 : options.length - 1
  if (active !== none && (key === "Enter" || key === "Tab")) return "take"
  if (key === "Enter") return "search"
  return key === "Escape" ? "leave" : undefined
}
