import type { Message } from "fdm-helpdesk"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { useAnnounce } from "~/components/ui/announcer"
import { isNewTo, knownMessages } from "~/lib/ticket/messages-asked"

type Props = {
  ticketId: string
  messages: readonly Message[]
  /** What the reader wrote is no news to them. */
  isOwn: (message: Message) => boolean
}

/** Says that a message came in while the conversation is on the screen, to those who don't see it appear. */
export function NewMessages({ ticketId, messages, isOwn }: Props) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const known = useRef({ ticketId, messages: knownMessages(messages) })
  useEffect(() => {
    const before = known.current.ticketId === ticketId ? known.current.messages : undefined
    known.current = { ticketId, messages: knownMessages(messages) }
    const latest = messages.findLast((message) => before && isNewTo(before, message) && !isOwn(message))
    if (latest) announce(t("live.newMessage", { name: latest.authorName ?? t("message.desk") }))
  }, [ticketId, messages, isOwn, announce, t])
  return null
}
