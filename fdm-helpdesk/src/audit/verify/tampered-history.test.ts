import { type SQL, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test as base } from "../../../../testing/database.js"
import type { Db, MessageId, TicketId } from "../../kernel/index.js"
import { anonymizeRequester } from "../../privacy/index.js"
import { egbert } from "../../testing/a-life.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage, editMessage, redactMessage } from "../../ticket/index.js"
import { verifyAudit } from "../index.js"
import { behindTheTriggers } from "../testing/tamper.js"

const later = minutesAfter(noon, 60)
const texts = ["Bel 0612345678", "Egbertus Zwaluwstaart belde", "Bel 0612345678", "Klaar"]

/** A note that said four things, the first and the third the same, on the ticket of somebody whom the second names. */
const test = base.extend("said", async ({ db }) => {
  const [lead, spare] = [await anAgent(db, { role: "admin" }), await anAgent(db)]
  const person = egbert()
  const { id: ticketId } = await aTicket(db, { requester: await aRequester(db, person) })
  const [body = "", ...next] = texts
  const { id: messageId } = await addMessage(db, lead, { ticketId, body, visibility: "internal" })
  // All at once: the order of ids is the only one there is.
  for (const body of next) await editMessage(db, lead, { ticketId, messageId, body }, later)
  return { lead, spare, person, ticketId, messageId }
})

/** The number of a row of the history, from the first on. */
const row = (at: number, messageId: MessageId) =>
  sql`(select id from "fdm-helpdesk".message_edits where message_id = ${messageId} order by id offset ${at - 1} limit 1)`
const set = (what: SQL, at: number, messageId: MessageId) =>
  sql`update "fdm-helpdesk".message_edits set ${what} where id = ${row(at, messageId)}`
const swap = (column: string, [one, other]: [number, number], messageId: MessageId) => {
  const [name, edits] = [sql.raw(column), sql.raw(`"fdm-helpdesk".message_edits`)]
  return sql`update ${edits} one set ${name} = other.${name} from ${edits} other
    where (one.id, other.id) in ((${row(one, messageId)}, ${row(other, messageId)}), (${row(other, messageId)}, ${row(one, messageId)}))`
}

async function expectToDiffer(db: Db, said: { ticketId: TicketId; messageId: MessageId }, tamper: SQL) {
  expect(await verifyAudit(db, said)).toMatchObject({ ok: true })
  await behindTheTriggers(db, (tx) => tx.execute(tamper))
  const verdict = await verifyAudit(db, said)
  expect(verdict).toMatchObject({ differs: [{ what: "history", id: said.messageId }] })
  expect(JSON.stringify(verdict)).not.toMatch(/Egbertus|0612|Klaar/)
}

describe("what a message said before edits", () => {
  const tampering: [string, (messageId: MessageId, spare: string) => SQL][] = [
    ["the first text", (id) => set(sql`body = 'x'`, 1, id)],
    ["the third, by one that it had before", (id) => set(sql`body = ${texts[1]}`, 3, id)],
    ["the third, by what it says now", (id) => set(sql`body = ${texts[3]}`, 3, id)],
    ["two that were swapped", (id) => swap("body", [2, 3], id)],
    ["who edited it", (id, spare) => set(sql`edited_by = ${spare}`, 2, id)],
    ["when, by a millisecond", (id) => set(sql`created_at = created_at + interval '1 ms'`, 2, id)],
    ["when, at no time at all", (id) => set(sql`created_at = 'infinity'`, 2, id)],
    ["its place", (id) => set(sql`id = 'edt_00000000000000000000000000'`, 2, id)],
    ["that it was edited so often", (id) => sql`delete from "fdm-helpdesk".message_edits where id = ${row(3, id)}`],
  ]
  test.for(tampering)("shows that it is not what it was: %s", async ([, tamper], { db, said }) => {
    await expectToDiffer(db, said, tamper(said.messageId, said.spare.contactId))
  })

  test.for([1, 2, 3])("is compared with what a redaction left: text %i", async (at, { db, said }) => {
    const { ticketId, messageId, lead } = said
    await editMessage(db, lead, { ticketId, messageId, body: "Toch niet: 0612345678" }, later)
    await redactMessage(db, lead, { ticketId, messageId, passages: ["0612345678"] }, later)
    await expectToDiffer(db, said, set(sql`body = 'Bel terug'`, at, messageId))
  })

  test.for([1, 2, 3])("is compared with what an erasure left: text %i", async (at, { db, said }) => {
    const host = { type: "system", name: "host" } as const
    await anonymizeRequester(db, host, { principalId: said.person.principalId }, later)
    await expectToDiffer(db, said, set(sql`body = 'Bel terug'`, at, said.messageId))
  })

  test("is compared with what was left after one and the other", async ({ db, said }) => {
    const { ticketId, messageId, lead } = said
    const host = { type: "system", name: "host" } as const
    await editMessage(db, lead, { ticketId, messageId, body: "Toch niet: 0612345678" }, later)
    await redactMessage(db, lead, { ticketId, messageId, passages: ["0612345678"] }, later)
    await anonymizeRequester(db, host, { principalId: said.person.principalId }, later)
    await editMessage(db, lead, { ticketId, messageId, body: "Klaar" }, minutesAfter(later, 1))
    await expectToDiffer(db, said, swap("body", [1, 2], messageId))
  })
})
