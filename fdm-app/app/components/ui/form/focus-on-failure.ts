import { type RefObject, useEffect } from "react"

/** Takes the reader to the field that a failed form is about. Without scripts `autoFocus` on the field does the same. */
export function useFocusOnFailure(form: RefObject<HTMLFormElement | null>, failed: object | undefined): void {
  useEffect(() => {
    if (failed) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus()
  }, [form, failed])
}
