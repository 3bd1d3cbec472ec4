import { createFdm, rowsOf } from "fdm-core/db"
import { type ContactId, newId, schemaHelpdesk, type TicketId } from "fdm-helpdesk"

const letter =
  "Beste helpdesk,\n\nIk heb een vraag over **perceel 4**: kan ik de mest van vorig jaar nog invoeren?\nZie https://fdm.example/a voor wat ik zie.\n\nMet vriendelijke groet,\nJan\n\n"

const conversations = [
  { name: "100 replies of 49,900 characters of `- a`", body: "- a\n".repeat(12_475), replies: 100 },
  { name: "100 letters of 5,000 characters", body: letter.repeat(30), replies: 100 },
  { name: "100 replies of two lines", body: "Dank je wel, nu zie ik het.\nFijne dag!", replies: 100 },
  { name: "2,000 replies of two lines", body: "Dank je wel, nu zie ik het.\nFijne dag!", replies: 2_000 },
]

export type Conversation = { name: string; ticketId: TicketId }

/** Makes long conversations of questions that somebody has asked, straight in the database, where no limits are. */
export async function writeConversations(databaseUrl: string, email: string): Promise<Conversation[]> {
  const { db, close } = await createFdm({ url: databaseUrl })
  try {
    const asked = rowsOf<{ ticketId: TicketId; authorId: ContactId }>(
      await db.execute(`select one.id as "ticketId", who.id as "authorId" from "fdm-helpdesk".tickets one
        join "fdm-helpdesk".contacts who on who.id = one.requester_id where who.email = '${email}' order by one.id`),
    )
    const written: Conversation[] = []
    for (const [at, { name, body, replies }] of conversations.entries()) {
      const ticket = asked[at]
      if (!ticket) throw new Error(`${email} asked fewer questions than there are conversations to measure`)
      const common = { ...ticket, body, authorType: "requester", visibility: "public", channel: "web" } as const
      const rows = Array.from({ length: replies }, () => ({ ...common, id: newId("message"), createdAt: new Date() }))
      await db.insert(schemaHelpdesk.messages).values(rows)
      written.push({ name, ticketId: ticket.ticketId })
    }
    return written
  } finally {
    await close()
  }
}
