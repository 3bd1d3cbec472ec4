import type { Message, TicketDetail } from "fdm-helpdesk"
import { MessagesSquare } from "lucide-react"
import { type MouseEvent, useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { useTranslation } from "react-i18next"
import { useOwnContactId } from "~/components/blocks/live/presence-provider"
import { useSeenMessages } from "~/components/blocks/ticket/thread/use-seen-messages"
import { Button } from "~/components/ui/button"
import { useClock } from "~/components/ui/time/time"
import { justAgo } from "~/components/ui/time/time-words"
import type { FailedOutcome } from "~/lib/requests/outcome"

type Props = { detail: TicketDetail; failed?: FailedOutcome; isBusy: boolean }

/** A reply that was held back because somebody wrote meanwhile. */
export function isHeldBack(failed: FailedOutcome | undefined): boolean {
  return failed?.code === "conflict" && failed.details.reason === "new_message"
}

/**
 * Keeps a second answer from going out unseen. The form says which messages its writer had seen; when there are later ones
 * the writer is told, by live events before they send and by the server when they do. Notes are never held back.
 */
export function CollisionGuard({ detail, failed, isBusy }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const { version, unseen, look } = useSeenMessages(detail, field, isBusy, failed !== undefined)
  const [lookedAt, setLookedAt] = useState(0)
  const pressed = usePressed(field)
  const isRefused = isHeldBack(failed) && !isBusy && (failed?.at ?? 0) > lookedAt
  const message = unseen.at(-1) ?? (isRefused ? detail.messages.at(-1) : undefined)

  function acknowledge() {
    setLookedAt(failed?.at ?? 0)
    look()
  }

  /** Goes out as it was meant to the first time, with the step that its button would have taken. */
  function sendAnyway(event: MouseEvent<HTMLButtonElement>) {
    const { form } = event.currentTarget
    const button = isRefused ? pressed.current : null
    event.preventDefault()
    flushSync(acknowledge)
    form?.requestSubmit(button?.isConnected ? button : null)
  }

  return (
    <>
      <input ref={field} type="hidden" name="version" value={version} />
      {message && !isBusy && (
        <CollisionBanner
          message={message}
          isRefused={isRefused}
          version={detail.ticket.messageVersion}
          onLook={acknowledge}
          onSend={sendAnyway}
        />
      )}
    </>
  )
}

/** The button that a form was sent with last. */
function usePressed(field: { current: HTMLInputElement | null }) {
  const pressed = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const form = field.current?.form
    const onSubmit = ({ submitter }: SubmitEvent) => {
      pressed.current = submitter
    }
    form?.addEventListener("submit", onSubmit)
    return () => form?.removeEventListener("submit", onSubmit)
  }, [field])
  return pressed
}

type BannerProps = {
  message: Message
  /** The reply was sent and came back. */
  isRefused: boolean
  /** What a reply that goes out all the same says it has seen. */
  version: number
  onLook: () => void
  onSend: (event: MouseEvent<HTMLButtonElement>) => void
}

/** "Ana antwoordde 10 seconden geleden: bekijk dat eerst", and the two ways on. */
export function CollisionBanner({ message, isRefused, version, onLook, onSend }: BannerProps) {
  const { t } = useTranslation()
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-note-line bg-note px-3 py-2 text-note-ink text-sm group-has-[[value=internal]:checked]:hidden"
    >
      <MessagesSquare aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1 basis-60">
        <span className="wrap-anywhere font-medium">{useWho(message)}</span>
        {isRefused && <span className="block">{t("live.collisionKept")}</span>}
      </p>
      <span className="flex gap-2">
        <a
          href={`#${message.id}`}
          onClick={(event) => {
            event.preventDefault()
            show(message)
            onLook()
          }}
          className="inline-flex h-7 items-center rounded-md px-1.5 font-medium underline underline-offset-2"
        >
          {t("live.look")}
        </a>
        <Button look="note" size="small" name="version" value={version} onClick={onSend}>
          {t("live.sendAnyway")}
        </Button>
      </span>
    </div>
  )
}

const tickMs = 5_000

function useWho({ authorId, authorName, authorType, visibility, createdAt }: Message): string {
  const { t } = useTranslation()
  const { locale, timeZone, now } = useClock()
  const ownContactId = useOwnContactId()
  const [later, setLater] = useState(now)
  useEffect(() => {
    const tick = () => setLater(new Date())
    tick()
    const timer = window.setInterval(tick, tickMs)
    return () => window.clearInterval(timer)
  }, [])
  const time = justAgo(createdAt, later, locale, timeZone, t)
  const name = authorName ?? t("message.desk")
  if (authorId !== null && authorId === ownContactId && authorType === "agent") return t("live.collisionOwn", { time })
  if (visibility === "internal") return t("live.collisionNote", { name, time })
  return authorType === "requester" ? t("live.collisionRequester", { name, time }) : t("live.collision", { name, time })
}

/** Brings the message into sight, and the focus to it. */
function show({ id }: Message): void {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: "nearest" })
  element?.focus({ preventScroll: true })
}
