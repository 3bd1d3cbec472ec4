import { useTranslation } from "react-i18next"
import { EarlierMessages } from "~/components/blocks/ticket/thread/earlier-messages"
import { isTextOf } from "~/components/blocks/ticket/thread/folded-text"
import { MessageBubble } from "~/components/blocks/ticket/thread/message-bubble"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { SentDraft } from "~/components/ui/form/kept-form"
import { PostForm } from "~/components/ui/form/post-form"
import { When } from "~/components/ui/time/time"
import type { OwnQuestion } from "./own-question"
import { ReplyBox } from "./reply-box"

type Props = { detail: OwnQuestion; formKey: string }

/** A question as the person who asked it sees it: what happens now, the conversation, and what they can do. */
export function TicketDetail({ detail, formKey }: Props) {
  const { t } = useTranslation()
  const { ticket, messages } = detail
  return (
    <>
      <SentDraft name="ask" isSent={({ body }) => isTextOf(messages[0], body)} />
      <header className="grid gap-1">
        <h1 className="wrap-anywhere font-semibold text-xl">{ticket.subject}</h1>
        <p className="text-soft text-sm tabular-nums">
          {ticket.ref} · {ticket.farmName && `${t("support.about", { farm: ticket.farmName })} · `}
          {t("support.asked")} <When at={ticket.createdAt} />
        </p>
      </header>
      <WhatHappensNow detail={detail} />
      <section aria-label={t("support.conversation")} className="grid gap-6">
        <EarlierMessages detail={detail} />
        {messages.map((message) => (
          <MessageBubble key={message.id} message={message} isOwn={message.authorType === "requester"} />
        ))}
      </section>
      <section className="border-t pt-6">
        <ReplyBox
          key={ticket.id}
          ticketId={ticket.id}
          formKey={formKey}
          isClosed={ticket.statusCategory === "closed"}
          lastWritten={messages.findLast(({ authorType }) => authorType === "requester")}
        />
      </section>
    </>
  )
}

/** The status in plain words, who is on it, and the one step that fits: done, or not done after all. */
function WhatHappensNow({ detail }: { detail: OwnQuestion }) {
  const { t } = useTranslation()
  const { ticket, meaning, assignee, isAnswered, mayClose, mayReopen } = detail
  // Who has an answer already knows who wrote it, and waits for nobody to take the question.
  const noAssignee = isAnswered ? undefined : t("support.noAssignee")
  const words = assignee ? t("support.assignee", { name: assignee.name }) : noAssignee
  return (
    <section tabIndex={-1} data-focus-home="" className="rounded-lg bg-sunken px-4 py-3.5">
      <p className="font-medium">{meaning}</p>
      {ticket.statusCategory !== "closed" && words && <p className="text-soft text-sm">{words}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        {mayClose && <Step name="close" ticketId={ticket.id} />}
        {mayReopen && <Step name="reopen" ticketId={ticket.id} />}
      </div>
    </section>
  )
}

function Step({ name, ticketId }: { name: "close" | "reopen"; ticketId: string }) {
  const { t } = useTranslation()
  return (
    <PostForm name={name} subject={ticketId} done={t(`support.done.${name}`)}>
      {({ isBusy, failed }) => (
        <>
          {failed?.code === "rate_limited" && <ErrorAlert {...failed} className="mb-2" />}
          <Button isBusy={isBusy}>{t(`support.${name}`)}</Button>
        </>
      )}
    </PostForm>
  )
}
