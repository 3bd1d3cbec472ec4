import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { type Actor, asRequester, nobody } from "../access/index.js"
import { contacts } from "../db/schema-helpdesk.js"
import { newId } from "../kernel/index.js"
import { aLife, egbert } from "../testing/a-life.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage, createTicket } from "../ticket/index.js"
import { anonymizeRequester } from "./anonymize-requester.js"
import { exportRequester, getRequester } from "./index.js"

const host: Actor = { type: "system", name: "host" }
const later = minutesAfter(noon, 60)

describe("everything about a person", () => {
  test("is who they are, tickets, the conversation, earlier texts, actions, looks and mails, as JSON", async ({
    db,
  }) => {
    const { person, requester, ticketId } = await aLife(db)

    const all = await exportRequester(db, requester, {}, later)

    expect(JSON.parse(JSON.stringify(all))).toEqual(all)
    expect(all.exportedAt).toBe(later.toISOString())
    expect(all.person).toMatchObject({ id: requester.contactId, accountId: person.principalId, email: person.email })
    expect(all.tickets).toMatchObject([{ id: ticketId, farmName: "Hoeve Zwaluwnest", createdAt: noon.toISOString() }])
    expect(all.messages.map(({ isOwn, author }) => [isOwn, author])).toEqual([
      [true, person.name],
      [false, "Ana Kramer"],
      [true, person.name],
    ])
    expect(all.earlierTexts).toMatchObject([{ body: "Mijn pinken staan op de Kwikstaartdreef" }])
    expect(all.actions.map(({ type }) => type)).toContain("ticket.status_changed")
    expect(JSON.stringify(all.actions)).toContain("De Kwikstaartdreef klopt")
    expect(all.looks).toMatchObject([{ ticketId }])
    expect(all.mails.map(({ template }) => template).sort()).toEqual(["ticket-confirmation", "ticket-reply"])
  })

  test("holds no note of the desk, nothing of others, and no name that is not in the conversation", async ({ db }) => {
    const { requester, agent } = await aLife(db)
    const other = await aTicket(db, { body: "Vraag van een ander" })
    await addMessage(db, agent, { ticketId: other.id, body: "Antwoord aan een ander", visibility: "public" }, later)
    const text = JSON.stringify(await exportRequester(db, requester, {}, later))
    expect(text).not.toContain("bedrijf, januari")
    expect(text).not.toContain("van een ander")
    expect(text).not.toContain("aan een ander")
  })

  test("of an agent says that they work at the desk, and holds their own questions, not their answers", async ({
    db,
  }) => {
    const agent = await anAgent(db, { role: "team_lead" })
    const { id: ticketId } = await aTicket(db)
    await addMessage(db, agent, { ticketId, body: "Antwoord van de balie", visibility: "public" }, noon)
    await createTicket(db, asRequester(agent), { body: "Eigen vraag" }, noon)
    const all = await exportRequester(db, agent, {}, later)
    expect(all.agent).toMatchObject({ role: "team_lead", isActive: true })
    expect(all.messages.map(({ body }) => body)).toEqual(["Eigen vraag"])
  })

  test("has what was merged into them, asked for by the old id too", async ({ db }) => {
    const person = egbert()
    const { id, requesterId } = await createTicket(db, await anAgent(db), { body: "Belde", requester: person }, noon)
    await aRequester(db, person)
    const all = await exportRequester(db, host, { contactId: requesterId }, later)
    expect(all.tickets).toMatchObject([{ id }])
    expect(all.person).toMatchObject({ accountId: person.principalId })
  })

  test("costs the same number of statements for one ticket as for many", async ({ db, fdm }) => {
    const [one, many] = [await aRequester(db), await aRequester(db)]
    for (let n = 0; n < 5; n++) await aTicket(db, { requester: many })
    await aTicket(db, { requester: one })
    const ofOne = await fdm.statements(() => exportRequester(db, one))
    expect(await fdm.statements(() => exportRequester(db, many))).toHaveLength(ofOne.length)
    expect(ofOne.length).toBeLessThanOrEqual(12)
  })

  test("is little once they were erased", async ({ db }) => {
    const { person, requester } = await aLife(db)
    await anonymizeRequester(db, host, { principalId: person.principalId }, later)
    const all = await exportRequester(db, host, { contactId: requester.contactId }, later)
    expect(all).toMatchObject({
      person: { name: "Anoniem", email: null, accountId: null },
      messages: [{ isOwn: false }],
    })
    expect(all).toMatchObject({ earlierTexts: [], looks: [], mails: [] })
  })
})

test("goes to the person, managers, admins and the host, and to nobody else", async ({ db }) => {
  const target = await aRequester(db)
  const attempts: [Actor, string][] = [
    [nobody, "unauthenticated"],
    [{ type: "system", name: "triage" }, "forbidden"],
    [await aRequester(db), "not_found"],
    [await anAgent(db), "forbidden"],
    [await anAgent(db, { role: "team_lead" }), "forbidden"],
    [await anAgent(db, { role: "manager" }), "ok"],
    [host, "ok"],
    [target, "ok"],
  ]
  for (const [actor, expected] of attempts) {
    const outcome = await exportRequester(db, actor, target).then(
      () => "ok",
      ({ code }) => code,
    )
    expect([actor, outcome]).toEqual([actor, expected])
  }
  await expect(exportRequester(db, host)).rejects.toMatchObject({ code: "invalid_input" })
  await expect(exportRequester(db, host, { contactId: newId("contact") })).rejects.toMatchObject({ code: "not_found" })
})

describe("the page of a person", () => {
  test("shows who they are and their tickets, latest first, in five statements", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const { requester, person } = await aLife(db)
    const { id } = await aTicket(db, { requester, at: later })
    const read = () => getRequester(db, agent, requester)

    const page = await read()

    expect(page).toMatchObject({
      name: person.name,
      email: person.email,
      hasAccount: true,
      agent: null,
      ticketCount: 2,
    })
    expect(page.tickets[0]?.id).toBe(id)
    expect(await fdm.statements(read)).toHaveLength(5)
  })

  test("is found by an old id, says who is an agent, and is for agents alone", async ({ db }) => {
    const agent = await anAgent(db, { role: "manager" })
    const person = egbert()
    const { requesterId } = await createTicket(db, agent, { body: "Belde", requester: { email: person.email } }, noon)
    expect(await getRequester(db, agent, { contactId: requesterId })).toMatchObject({
      hasAccount: false,
      name: person.email,
    })
    const requester = await aRequester(db, person)
    expect(await getRequester(db, agent, { contactId: requesterId })).toMatchObject({
      id: requester.contactId,
      ticketCount: 1,
    })
    expect(await getRequester(db, agent, agent)).toMatchObject({ agent: { role: "manager", isActive: true } })
    await expect(getRequester(db, requester, requester)).rejects.toMatchObject({ code: "forbidden" })
    await expect(getRequester(db, agent, { contactId: newId("contact") })).rejects.toMatchObject({ code: "not_found" })
    expect(await db.$count(contacts)).toBeGreaterThan(0)
  })
})
