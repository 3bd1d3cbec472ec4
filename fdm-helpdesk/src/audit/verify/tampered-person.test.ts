import { eq, type SQL, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test as base } from "../../../../testing/database.js"
import type { RequesterActor } from "../../access/index.js"
import { auditEvents, contacts, messages } from "../../db/schema-helpdesk.js"
import { resolveActor } from "../../desk/index.js"
import { type ContactId, newId, type Person } from "../../kernel/index.js"
import { anAgent, aPerson, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage, closeTicket } from "../../ticket/index.js"
import { verifyAudit } from "../index.js"
import { behindTheTriggers } from "../testing/tamper.js"

/** A ticket of somebody without an account, which an agent answered and they closed. */
const test = base.extend("asked", async ({ db }) => {
  const person = aPerson()
  const id = newId("contact", noon)
  await db.insert(contacts).values({ id, name: "W. de Boer", email: person.email, createdAt: noon, updatedAt: noon })
  const requester: RequesterActor = { type: "requester", contactId: id, principalId: "by mail", name: "W. de Boer" }
  const { id: ticketId } = await aTicket(db, { requester })
  const [agent, spare] = [await anAgent(db), await anAgent(db)]
  const reply = { ticketId, body: "Kijk eens bij Percelen.", visibility: "public" } as const
  const { id: replyId } = await addMessage(db, agent, reply, minutesAfter(noon, 5))
  await closeTicket(db, requester, { ticketId, reason: "Gelukt" }, minutesAfter(noon, 6))
  return { person, ticketId, replyId, requesterId: id, helperId: agent.contactId, spareId: spare.contactId }
})
type Asked = { person: Person; ticketId: string; replyId: string } & Record<
  "requesterId" | "helperId" | "spareId",
  ContactId
>

const named = (who: "requesterId" | "helperId") => (asked: Asked) =>
  sql`update ${contacts} set merged_into_id = ${asked.spareId} where id = ${asked[who]}`
const requester = ({ ticketId, spareId }: Asked) =>
  sql`update "fdm-helpdesk".tickets set requester_id = ${spareId} where id = ${ticketId}`
const author = ({ ticketId, spareId }: Asked, type: string) =>
  sql`update ${messages} set author_id = ${spareId} where ticket_id = ${ticketId} and author_type = ${type}`
const line = ({ ticketId, spareId, helperId }: Asked) =>
  sql`update "fdm-helpdesk".ticket_activity set actor_id = ${spareId} where ticket_id = ${ticketId} and actor_id = ${helperId}`

describe("who asked and who wrote", () => {
  const tampering: [string, (asked: Asked) => SQL, (asked: Asked) => SQL, string][] = [
    ["who asked", named("requesterId"), requester, "requester"],
    ["who wrote the question", named("requesterId"), (asked) => author(asked, "requester"), "author"],
    ["who answered", named("helperId"), (asked) => author(asked, "agent"), "author"],
    ["who did what the timeline says", named("helperId"), line, "timeline"],
  ]
  test.for(tampering)(
    "shows, also when a contact says to be somebody else now: %s",
    async ([, say, tamper, what], { db, asked }) => {
      for (const statement of [say(asked), tamper(asked)]) {
        expect(await verifyAudit(db, asked)).toMatchObject({ ok: true })
        await behindTheTriggers(db, (tx) => tx.execute(statement))
      }
      expect(await verifyAudit(db, asked)).toMatchObject({ differs: [{ what }] })
    },
  )

  test("shows as well once they have an account, which the audit tells without a name", async ({ db, asked }) => {
    const person = (await resolveActor(db, asked.person, minutesAfter(noon, 30))) as RequesterActor
    const [told] = await db.select().from(auditEvents).where(eq(auditEvents.type, "ticket.people_merged"))
    expect(told?.changes).toEqual({ from: [asked.requesterId], to: person.contactId })
    expect(await verifyAudit(db, asked)).toMatchObject({ ok: true })
    for (const id of [asked.spareId, asked.requesterId]) {
      await behindTheTriggers(db, (tx) => tx.execute(requester({ ...asked, spareId: id })))
      expect(await verifyAudit(db, asked)).toMatchObject({ differs: [{ what: "requester" }] })
    }
  })
})
