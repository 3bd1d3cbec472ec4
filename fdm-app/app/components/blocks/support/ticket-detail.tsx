import type { TicketDetail as Detail } from "fdm-helpdesk"
import { canClose, canReopen, findStatus } from "fdm-helpdesk/workflow"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { SentDraft } from "~/components/ui/kept-form"
import { PostForm } from "~/components/ui/post-form"
import { useClock, When } from "~/components/ui/time"
import { EarlierMessages } from "./earlier-messages"
import { MessageBubble } from "./message-bubble"
import { ReplyBox } from "./reply-box"

type Props = { detail: Detail; formKey: string }

/** A question as the person who asked it sees it: what happens now, the conversation, and what they can do. */
export function TicketDetail({ detail, formKey }: Props) {
  const { t } = useTranslation()
  const { ticket, messages } = detail
  return (
    <>
      <SentDraft name="ask" isSent={({ body }) => body === messages[0]?.body} />
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
          lastWritten={messages.findLast(({ authorType }) => authorType === "requester")?.body}
        />
      </section>
    </>
  )
}

/** The status in plain words, who is on it, and the one step that fits: done, or not done after all. */
function WhatHappensNow({ detail: { ticket, assignee, workflow } }: { detail: Detail }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const isClosed = ticket.statusCategory === "closed"
  const isAnswered = ticket.lastReplyAt !== null
  // Who has an answer already knows who wrote it, and waits for nobody to take the question.
  const noAssignee = isAnswered ? undefined : t("support.noAssignee")
  const words = assignee ? t("support.assignee", { name: assignee.name }) : noAssignee
  return (
    <section tabIndex={-1} data-focus-home="" className="rounded-lg bg-sunken px-4 py-3.5">
      <p className="font-medium">{findStatus(workflow, ticket.status)?.meaning[locale]}</p>
      {!isClosed && words && <p className="text-soft text-sm">{words}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        {canClose(workflow, ticket.status) && <Step name="close" ticketId={ticket.id} />}
        {canReopen(workflow, ticket.status) && <Step name="reopen" ticketId={ticket.id} />}
      </div>
    </section>
  )
}

function Step({ name, ticketId }: { name: "close" | "reopen"; ticketId: string }) {
  const { t } = useTranslation()
  return (
    <PostForm name={name} subject={ticketId} done={t(`support.done.${name}`)}>
      {({ isBusy }) => <Button isBusy={isBusy}>{t(`support.${name}`)}</Button>}
    </PostForm>
  )
}
