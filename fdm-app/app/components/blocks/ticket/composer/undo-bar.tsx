import type { MessageId } from "fdm-helpdesk"
import { Check } from "lucide-react"
import { type RefObject, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useFetcher } from "react-router"
import type { DraftKeeper, Kept } from "~/components/blocks/ticket/drafts/draft-keeper"
import { fieldsOf } from "~/components/blocks/ticket/drafts/use-draft"
import { Alert } from "~/components/ui/alert"
import { useAnnounce } from "~/components/ui/announcer"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { PostForm, useFormOutcome } from "~/components/ui/form/post-form"
import type { FailedOutcome, Outcome } from "~/lib/requests/outcome"

/** A reply that can be taken back, and for how long, counted from when the page was made: clocks differ, spans do not. */
export type UndoOffer = { messageId: MessageId; leavesInMs: number }

type Props = {
  ticketId: string
  undo: UndoOffer | null
  draft: Kept | null
  keeper: DraftKeeper
  form: RefObject<HTMLFormElement | null>
}

/** Says that a reply was sent and, while its mail waits, offers to take it back. Says so too when it was too late. */
export function UndoBar({ ticketId, undo, draft, keeper, form }: Props) {
  const { t } = useTranslation()
  const { seconds, share } = useTimeLeft(undo)
  useFocusBack(seconds > 0, form)
  useTakenBack(ticketId, draft, keeper, form)
  useOffered(undo)
  const outcome = useFormOutcome(ticketId, "unsend")
  if (!undo || seconds <= 0) return outcome?.ok === false ? <TooLate failed={outcome} /> : null
  return (
    <PostForm name="unsend" subject={ticketId} done={t("writing.undo.done")} className="relative">
      {({ isBusy }) => (
        <div className="flex items-center gap-3 border-b px-4 py-1.5 text-sm sm:px-5">
          <input type="hidden" name="messageId" value={undo.messageId} />
          <Check aria-hidden size={16} className="shrink-0 text-accent-ink" />
          <p className="min-w-0 flex-1">
            {t("writing.undo.sent")}{" "}
            <span className="text-soft tabular-nums">{t("writing.undo.leaves", { count: seconds })}</span>
          </p>
          <Button size="small" isBusy={isBusy} data-undo>
            {t("writing.undo.undo")}
          </Button>
          <span
            aria-hidden
            className="absolute inset-x-0 -bottom-px h-0.5 origin-left bg-accent transition-transform duration-100 ease-linear motion-reduce:hidden"
            // Not as an attribute: in a page without scripts the policy on what a page may hold refuses one.
            ref={(bar) => bar?.style.setProperty("transform", `scaleX(${share})`)}
          />
        </div>
      )}
    </PostForm>
  )
}

/** Whole seconds, counted down, and their share of all; a page without scripts shows those that it was made with. */
function useTimeLeft(undo: UndoOffer | null): { seconds: number; share: number } {
  const [left, setLeft] = useState(undo?.leavesInMs ?? 0)
  const whole = useRef({ messageId: "", ms: 1 })
  useEffect(() => {
    if (!undo) return
    const { messageId, leavesInMs } = undo
    if (whole.current.messageId !== messageId) whole.current = { messageId, ms: leavesInMs }
    const end = performance.now() + leavesInMs
    const count = () => setLeft(end - performance.now())
    count()
    const timer = setInterval(count, 100)
    return () => clearInterval(timer)
  }, [undo])
  return { seconds: undo ? Math.ceil(left / 1000) : 0, share: Math.max(0, Math.min(1, left / whole.current.ms)) }
}

/** Whoever stood on the button when it went stands in the field then, and not nowhere. */
function useFocusBack(isOffered: boolean, form: Props["form"]): void {
  const stoodThere = useRef(false)
  useEffect(() => {
    if (!isOffered && stoodThere.current && document.activeElement === document.body && form.current)
      fieldsOf(form.current).body.focus()
    stoodThere.current = false
    if (!isOffered) return
    const note = () => {
      stoodThere.current = document.activeElement?.hasAttribute("data-undo") ?? false
    }
    document.addEventListener("focusin", note)
    return () => document.removeEventListener("focusin", note)
  }, [isOffered, form])
}

/** Told once, politely: the count itself would talk without end. */
function useOffered(undo: UndoOffer | null): void {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const offered = useRef<string>(undefined)
  useEffect(() => {
    if (!undo || offered.current === undo.messageId) return
    offered.current = undo.messageId
    announce(t("writing.undo.offer", { count: Math.ceil(undo.leavesInMs / 1000) }))
  }, [undo, announce, t])
}

/** The text is a draft again: it stands in the field, and its writer with it. */
function useTakenBack(ticketId: string, draft: Kept | null, keeper: DraftKeeper, form: Props["form"]): void {
  const { data, state } = useFetcher<Outcome>({ key: `${ticketId}/unsend` })
  const acted = useRef(data)
  useEffect(() => {
    if (state !== "idle" || !data || acted.current === data) return
    acted.current = data
    if (!data.ok || !draft || !form.current) return
    keeper.takenBack(draft)
    const { show, body } = fieldsOf(form.current)
    show(keeper.writing)
    body.focus()
    body.setSelectionRange(body.value.length, body.value.length)
  }, [data, state, draft, keeper, form])
}

function TooLate({ failed }: { failed: FailedOutcome }) {
  const { t } = useTranslation()
  const { reason } = failed.details
  if (reason !== "already_sent" && reason !== "already_read")
    return <ErrorAlert code={failed.code} className="mx-4 mt-3 sm:mx-5" />
  return (
    <Alert tone="bad" title={t("writing.undo.tooLate")} className="mx-4 mt-3 sm:mx-5">
      <p>{t(`writing.undo.${reason}`)}</p>
    </Alert>
  )
}
