import { type Actor, addMessage, createTicket, nobody, serviceActor } from "fdm-helpdesk"
import { db } from "./host.js"

/** What your own table of API keys says of the key that came with a request, once its hash was compared. */
export type ApiKey = { name: string; scopes: string[] }

/** Once per request, as for people. A key with a scope that the helpdesk doesn't know is nobody's. */
export function actorOfKey(key: ApiKey | null): Actor {
  return key ? serviceActor(key) : nobody
}

/** Your own code, with what it needs and no more. */
const orders = serviceActor({ name: "Order form", scopes: ["tickets:read", "tickets:create", "messages:note"] })

/** A question of somebody who may have no account. The same order is the same ticket, however often it arrives. */
export async function askAboutOrder(order: { number: string; email: string; question: string; total: string }) {
  const formKey = `order-${order.number}`
  const asked = { body: order.question, requester: { email: order.email }, formKey }
  const { id: ticketId, ref } = await createTicket(db, orders, asked)
  const note = `Order ${order.number}, ${order.total}.`
  await addMessage(db, orders, { ticketId, body: note, visibility: "internal", formKey })
  return ref
}
