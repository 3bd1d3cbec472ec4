import type { TicketDetail } from "fdm-helpdesk"
import { type RefObject, useCallback, useEffect, useRef, useState } from "react"
import { isNewTo, knownMessages } from "~/lib/ticket/messages-asked"

type Seen = { version: number; messages: ReturnType<typeof knownMessages> }

/**
 * What the writer of a reply had seen when they began it. Messages that come in meanwhile are theirs to look at first;
 * with nothing written there is nothing to hold back, and what is on the screen counts as seen.
 *
 * @param field any field of the form that the reply is written in
 * @param isBusy while a reply is on its way, what is typed was begun after it
 * @param hasFailed the last reply came back
 */
export function useSeenMessages(
  detail: TicketDetail,
  field: RefObject<HTMLInputElement | null>,
  isBusy: boolean,
  hasFailed: boolean,
) {
  const { messages, ticket } = detail
  const [seen, setSeen] = useState<Seen>()
  const latest = useRef({ detail, isBusy })
  useEffect(() => {
    latest.current = { detail, isBusy }
  })

  const look = useCallback(() => {
    if (latest.current.isBusy) return
    const isWriting = isWritten(field.current?.form)
    setSeen((before) => (isWriting ? (before ?? seenNow(latest.current.detail)) : undefined))
  }, [field])

  useEffect(() => {
    const form = field.current?.form
    form?.addEventListener("input", look)
    return () => form?.removeEventListener("input", look)
  }, [field, look])

  // What came back is what it was. What is in the field when a reply has left was begun after it.
  useEffect(() => {
    if (isBusy) return
    if (hasFailed) look()
    else setSeen(isWritten(field.current?.form) ? seenNow(latest.current.detail) : undefined)
  }, [field, isBusy, hasFailed, look])

  return {
    version: seen?.version ?? ticket.messageVersion,
    /** Messages that the writer had not seen when they began, oldest first. */
    unseen:
      seen && seen.version < ticket.messageVersion ? messages.filter((message) => isNewTo(seen.messages, message)) : [],
    /** The writer has looked. */
    look: useCallback(() => setSeen(seenNow(latest.current.detail)), []),
  }
}

function seenNow({ ticket, messages }: TicketDetail): Seen {
  return { version: ticket.messageVersion, messages: knownMessages(messages) }
}

function isWritten(form: HTMLFormElement | null | undefined): boolean {
  const body = form?.elements.namedItem("body")
  return body instanceof HTMLTextAreaElement && body.value.trim() !== ""
}
