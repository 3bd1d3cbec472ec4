import type { FormFields } from "~/lib/requests/form.server"

/** The colour that a form's swatches chose, or the one of the reader's own beside them. */
export function chosenColor({ color, ownColor }: FormFields): string | undefined {
  return color === "own" ? ownColor : color
}
