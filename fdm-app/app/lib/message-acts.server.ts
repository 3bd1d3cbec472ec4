import {
  type AgentActor,
  canWithMessage,
  type Db,
  isId,
  listMessageEdits,
  type Message,
  type TicketId,
} from "fdm-helpdesk"
import { type MessageActs, messageActs, type OpenMessage } from "~/components/blocks/support/message-acts"
import type { Outcome } from "./outcome"

type Asked = { ticketId: TicketId; messages: readonly Message[]; url: URL; outcome: Outcome | null }

/** What an agent may do to the messages of a ticket, and which of them is open by the address or by a form that failed. */
export async function messageActsOf(db: Db, actor: AgentActor, asked: Asked): Promise<MessageActs> {
  const { ticketId, messages } = asked
  const open = openOf(asked)
  const isHistory = open?.act === "history" && isId("message", open.messageId)
  return {
    rights: Object.fromEntries(messages.map((message) => [message.id, rightsOf(actor, message)])),
    open,
    history: isHistory
      ? await listMessageEdits(db, actor, { ticketId, messageId: open.messageId as Message["id"] })
      : [],
  }
}

function rightsOf(actor: AgentActor, message: Message) {
  if (message.deletedAt) return []
  return (["edit", "delete", "redact"] as const).filter((act) =>
    canWithMessage(actor, `ticket.${act}_message`, message),
  )
}

function openOf({ url, outcome }: Asked): OpenMessage {
  const failed = outcome?.ok === false ? outcome : undefined
  const messageId = failed?.values.messageId ?? url.searchParams.get("message")
  const act = messageActs.find((known) => known === (failed?.form ?? url.searchParams.get("act")))
  return messageId && act ? { messageId, act } : null
}
