import { eq } from "drizzle-orm"
import { messageEdits, messages } from "../db/schema-helpdesk.js"
import { type Db, newId, type Person } from "../kernel/index.js"
import { addMessage, closeTicket, createTicket, saveDraft } from "../ticket/index.js"
import { triageTicket } from "../triage/triage-ticket.js"
import { dumpTexts } from "./dump-texts.js"
import { anAgent, aPerson, aRequester, minutesAfter, noon } from "./factories.js"

/** Somebody whose name is nobody else's, so that a trace of it is theirs. */
export const egbert = (given: Partial<Person> = {}) => aPerson({ name: "Egbertus Zwaluwstaart", ...given })
export const farm = { id: "frm_zwaluwhoeve", name: "Hoeve Zwaluwnest" }

/** A person with tickets on which everything happened that leaves a trace. */
export async function aLife(db: Db, given: Partial<Person> = {}) {
  const person = egbert(given)
  const agent = await anAgent(db, { name: "Ana Kramer" })
  const requester = await aRequester(db, person)
  const body = "Mijn kalfjes staan op perceel Kwikstaartdreef. Wat nu?"
  const { id: ticketId } = await createTicket(db, requester, { body, farm }, noon)
  const [first] = await db.select().from(messages).where(eq(messages.ticketId, ticketId))
  if (!first) throw new Error("a ticket has a first message")
  const verdict = { subject: "Kalfjes op de Kwikstaartdreef", priority: "high", reasoning: "Zwaluwstaart heeft haast" }
  await triageTicket(db, { classify: async () => verdict }, { ticketId, messageId: first.id }, noon)
  const edit = { id: newId("messageEdit"), messageId: first.id, editedBy: requester.contactId, createdAt: noon }
  await db.insert(messageEdits).values({ ...edit, ticketId, body: "Mijn pinken staan op de Kwikstaartdreef" })
  const answer = `Beste Egbertus,\n\n> Mijn kalfjes staan op perceel Kwikstaartdreef\n\nIk mail ${person.email.toUpperCase()}. Dag egbertus  zwaluwstaart!`
  await addMessage(db, agent, { ticketId, body: answer, visibility: "public" }, minutesAfter(noon, 5))
  await addMessage(
    db,
    agent,
    { ticketId, body: "Egbertus Zwaluwstaarts bedrijf, januari", visibility: "internal" },
    minutesAfter(noon, 6),
  )
  await addMessage(
    db,
    requester,
    { ticketId, body: "De Kwikstaartdreef dus", visibility: "public" },
    minutesAfter(noon, 7),
  )
  await closeTicket(db, requester, { ticketId, reason: "De Kwikstaartdreef klopt" }, minutesAfter(noon, 8))
  await saveDraft(db, agent, { ticketId, visibility: "public", body: "Over de Kwikstaartdreef" }, minutesAfter(noon, 9))
  return { person, agent, requester, ticketId }
}

const traces = (person: Person) => [
  "zwaluw",
  "kwikstaart",
  "kalfjes",
  "pinken",
  "egbertus",
  person.email,
  person.principalId,
]

/** Where in the database something of a person is found. */
export async function tracesIn(db: Db, person: Person): Promise<string[]> {
  const texts = await dumpTexts(db)
  return texts.filter((text) => traces(person).some((trace) => text.toLowerCase().includes(trace.toLowerCase())))
}
