import type { TicketDetail } from "fdm-helpdesk"
import { MessageSquareQuote } from "lucide-react"
import { type RefObject, useEffect, useId, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { fieldsOf } from "~/components/blocks/ticket/drafts/use-draft"
import { useAnnounce } from "~/components/ui/announcer"
import { Button } from "~/components/ui/button"
import { SavedReplyChooser } from "./saved-reply-chooser"
import { fillReplyIn } from "./saved-reply-port"

type Props = { detail: TicketDetail; form: RefObject<HTMLFormElement | null> }

/**
 * The way to an answer that was written before: a button, and what it opens above the composer, in the browser's top layer.
 * It needs scripts, so it appears with them.
 */
export function SavedReplyPicker({ detail, form }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const popover = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const isReady = useIsReady()
  const insert = useInsert(detail.ticket.id, form, () => popover.current?.hidePopover())
  return (
    <div className={isReady ? "contents" : "hidden"}>
      <Button
        ref={button}
        type="button"
        look="quiet"
        size="small"
        popoverTarget={id}
        aria-expanded={isOpen}
        title={t("writing.replies.open")}
        className="-mr-2.5 ml-auto"
      >
        <MessageSquareQuote aria-hidden size={16} />
        <span className="max-sm:sr-only">{t("writing.replies.open")}</span>
      </Button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t("writing.replies.open")}
        onBeforeToggle={({ newState }) => {
          if (newState === "open" && popover.current && button.current) place(popover.current, button.current)
        }}
        onToggle={({ newState }) => setOpen(newState === "open")}
        className="fixed inset-auto m-0 h-[min(26rem,70dvh)] w-[min(44rem,calc(100vw-1rem))] overflow-hidden rounded-lg border bg-canvas p-0 text-ink text-sm shadow-float"
      >
        {isOpen && <SavedReplyChooser detail={detail} onChoose={insert} />}
      </div>
    </div>
  )
}

/** Above its button, with the right edges in line, and within the window. */
function place(popover: HTMLElement, button: HTMLElement): void {
  const { top, right } = button.getBoundingClientRect()
  popover.style.bottom = `${innerHeight - top + 6}px`
  popover.style.right = `${Math.max(8, document.documentElement.clientWidth - right)}px`
}

function useIsReady(): boolean {
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return isReady
}

/** Puts an answer where the cursor stands, and the cursor behind it. @returns whether that worked */
function useInsert(ticketId: string, form: Props["form"], close: () => void) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  return async (savedReplyId: string, title: string): Promise<boolean> => {
    const text = await fillReplyIn(ticketId, savedReplyId)
    if (text === undefined || !form.current) return false
    const { body } = fieldsOf(form.current)
    close()
    body.focus()
    body.setRangeText(text, body.selectionStart, body.selectionEnd, "end")
    body.dispatchEvent(new InputEvent("input", { bubbles: true }))
    announce(t("writing.replies.inserted", { title }))
    return true
  }
}
