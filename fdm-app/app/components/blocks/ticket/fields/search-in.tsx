import { Search } from "lucide-react"
import type { KeyboardEvent } from "react"

type Props = { label: string; text: string; setText(text: string): void }

/** Narrows the choices below it as one types; Enter makes the first one that is left. Without scripts there is no use for it. */
export function SearchIn({ label, text, setText }: Props) {
  return (
    <div className="relative mb-1 noscript:hidden">
      <Search aria-hidden size={14} className="absolute top-2.25 left-2.5 text-soft" />
      <input
        type="text"
        data-focus-home=""
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={pressFirst}
        className="h-8 w-full rounded-md border border-line-strong bg-canvas pr-2 pl-8"
      />
    </div>
  )
}

/** Enter in a field would post the form as a whole. */
function pressFirst(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.closest("[popover]")?.querySelector<HTMLElement>("[data-option]")?.click()
}
