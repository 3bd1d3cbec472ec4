import {
  type AgentActor,
  canWithMessage,
  type Db,
  isId,
  listMessageEdits,
  type Message,
  type TicketId,
} from "fdm-helpdesk"
import { type MessageActs, messageActs, type OpenMessage } from "~/components/blocks/ticket/thread/message-acts"
import type { Outcome } from "~/lib/requests/outcome"

type Asked = {
  ticketId: TicketId
  messages: readonly Message[]
  unmailed: readonly Message["id"][]
  url: URL
  outcome: Outcome | null
}

/** What an agent may do to the messages of a ticket, and which of them is open by the address or by a form that failed. */
export async function messageActsOf(db: Db, actor: AgentActor, asked: Asked): Promise<MessageActs> {
  const { ticketId, messages, unmailed } = asked
  const open = openOf(asked)
  const messageId = open?.act === "history" && isId("message", open.messageId) ? open.messageId : undefined
  return {
    rights: Object.fromEntries(messages.map((message) => [message.id, rightsOf(actor, message)])),
    open,
    history: messageId ? await listMessageEdits(db, actor, { ticketId, messageId, ...partOf(asked.url) }) : [],
    unmailed,
  }
}

/** Which part of a history an address asks for. */
function partOf({ searchParams }: URL) {
  const edit = (word: string) => {
    const id = searchParams.get(word) ?? ""
    return isId("messageEdit", id) ? id : undefined
  }
  return { before: edit("before"), open: edit("edit") }
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
