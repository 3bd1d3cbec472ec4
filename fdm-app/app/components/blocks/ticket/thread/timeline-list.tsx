import type { Agent, TicketDetail } from "fdm-helpdesk"
import { Fragment, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useClock } from "~/components/ui/time/time"
import { ChangesLine } from "./changes-line"
import { EarlierChanges, EarlierMessages } from "./earlier-messages"
import { InternalNote } from "./internal-note"
import { type MessageActs, MessageActsProvider } from "./message-acts"
import { MessageBubble } from "./message-bubble"
import { OutgoingMessage } from "./outgoing-message"
import { timelineOf } from "./timeline"

type Props = { detail: TicketDetail; agents: readonly Agent[]; acts: MessageActs }

/**
 * Messages, notes and changes, oldest first. The outer box runs backwards (`flex-col-reverse`), which makes browsers begin
 * at its end: the latest message is in sight without a script.
 */
export function Timeline({ detail, agents, acts }: Props) {
  const { ticket, messages, activity, hasEarlierActivity, workflow } = detail
  const { t } = useTranslation()
  const { locale } = useClock()
  const items = useMemo(() => timelineOf(messages, activity), [messages, activity])
  const firstChanges = hasEarlierActivity ? items.find((item) => "changes" in item) : undefined
  const words = { t, locale, workflow, agents }
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={t("console.timeline")}
      className="flex flex-1 flex-col-reverse outline-offset-[-2px] lg:overflow-y-auto"
    >
      <MessageActsProvider acts={acts}>
        <div className="mb-auto grid gap-4 px-4 py-4 sm:px-5">
          <EarlierMessages detail={detail} />
          {items.map((item) => {
            if ("changes" in item)
              return (
                <Fragment key={item.key}>
                  {item === firstChanges && <EarlierChanges count={activity.length} />}
                  <ChangesLine changes={item.changes} words={words} />
                </Fragment>
              )
            const { message } = item
            return message.visibility === "internal" ? (
              <InternalNote key={item.key} message={message} agents={agents} />
            ) : (
              <MessageBubble key={item.key} message={message} />
            )
          })}
          <OutgoingMessage ticketId={ticket.id} />
        </div>
      </MessageActsProvider>
    </section>
  )
}
