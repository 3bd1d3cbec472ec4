import type { Actor } from "../../access/index.js"
import { createTag } from "../../desk/index.js"
import type { Db } from "../../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { assignTicket, closeTicket, markViewed, tagTicket, updateTicketStatus } from "../../ticket/index.js"
import { updateSearch } from "../document/update-search.js"
import { searchTickets } from "../search-tickets.js"

/** Days after noon. */
export const days = (many: number) => minutesAfter(noon, many * 24 * 60)
/** When everything is searched. */
export const later = minutesAfter(noon, 60)

export type More = Omit<Parameters<typeof searchTickets>[2], "text">

/** Six questions that differ in all that operators speak of, and who finds which of them by their names. */
export async function aDesk(db: Db) {
  const lead = await anAgent(db, { role: "manager", name: "Ana Visser" })
  const colleague = await anAgent(db, { name: "Mehmet Öztürk" })
  const jansen = await aRequester(db, { name: "Piet Jansen", email: "piet@jansen.example" })
  const bos = await aRequester(db, { name: "Truus Bos", email: "truus@bos.example" })
  const [mest, water] = [
    await createTag(db, lead, { name: "Mést" }),
    await createTag(db, lead, { name: "mest en water" }),
  ]
  const farm = { id: "frm_klaver", name: "De Klaverhoeve" }
  const made = {
    old: await aTicket(db, { requester: jansen, at: days(-40), farm, body: "De ploeg is stuk, zegt de buurman." }),
    urgent: await aTicket(db, {
      requester: jansen,
      at: days(-3),
      priority: "urgent",
      body: "De ploeg staat in brand.",
    }),
    mine: await aTicket(db, { requester: bos, farm, body: "Factuur van de ploeg klopt niet." }),
    theirs: await aTicket(db, { requester: bos, body: "Nieuwe trekker gekocht." }),
    waiting: await aTicket(db, { requester: bos, body: "Wanneer komt de eg?" }),
    closed: await aTicket(db, { requester: jansen, body: "Zaaimachine is weg." }),
  }
  const ids = Object.fromEntries(Object.entries(made).map(([name, { id }]) => [name, id])) as Record<
    keyof typeof made,
    (typeof made)["old"]["id"]
  >
  await assignTicket(db, lead, { ticketId: ids.mine, agentId: lead.agentId }, noon)
  await assignTicket(db, lead, { ticketId: ids.theirs, agentId: colleague.agentId }, noon)
  await updateTicketStatus(db, lead, { ticketId: ids.waiting, to: "waiting_on_customer" }, noon)
  await closeTicket(db, lead, { ticketId: ids.closed }, noon)
  await tagTicket(db, lead, { ticketId: ids.mine, add: [mest.id] }, noon)
  await tagTicket(db, lead, { ticketId: ids.theirs, add: [mest.id, water.id] }, noon)
  await markViewed(db, lead, { ticketId: ids.old }, later)
  await updateSearch(db)
  const nameOf = new Map<string, string>(Object.entries(ids).map(([name, id]) => [id, name]))
  const search = (actor: Actor, text: string, more: More = {}) => searchTickets(db, actor, { ...more, text }, later)
  const found = async (text: string, more: More = {}, actor: Actor = lead) =>
    (await search(actor, text, more)).rows.map(({ id }) => nameOf.get(id) ?? "other").sort()
  const hints = async (text: string, actor: Actor = lead, more: More = {}) =>
    (await search(actor, text, more)).hints.map(({ kind, text: part, suggestion }) =>
      [kind, part, suggestion].filter(Boolean).join(" "),
    )
  return { lead, colleague, jansen, bos, ids, mest, water, found, hints, search, refOf: made.old.ref }
}
