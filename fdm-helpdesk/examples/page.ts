import { getTicketPage, idSchema, parse } from "fdm-helpdesk"
import { type Block, parseMarkdown } from "fdm-helpdesk/markdown"
import { type Account, actorOf, db } from "./host.js"

/** `GET /questions/:id?message=…`: however much is written on a ticket, its page costs little. */
export async function conversation(account: Account, id: string, message: string | null) {
  const ticketId = parse(idSchema("ticket"), id)
  const open = message === null ? {} : { open: parse(idSchema("message"), message) }
  const { detail, unmailed } = await getTicketPage(db, await actorOf(account), { ticketId, ...open })
  return detail.messages.map(({ id, body, foldedBytes }) => ({
    wasKeptBack: unmailed.includes(id),
    // The beginning of a text that is over the page's budget: plain, and with a link to the page where it is `open`.
    ...(foldedBytes === undefined ? { blocks: parseMarkdown(body) } : { beginning: body, more: `?message=${id}` }),
  })) satisfies { wasKeptBack: boolean; blocks?: Block[]; beginning?: string; more?: string }[]
}
