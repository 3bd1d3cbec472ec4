import { type RefObject, useEffect, useRef } from "react"

/** A field that shows what the address says, and keeps the focus when that changes: a field made anew would lose it. */
export function useShownText(text: string): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  const shown = useRef(text)
  useEffect(() => {
    if (field.current && shown.current !== text) field.current.value = text
    shown.current = text
  }, [text])
  return field
}
