import { nanoid } from "nanoid"
import type { AgentActor, RequesterActor } from "../access/index.js"
import type { AgentRole } from "../db/schema-helpdesk.js"
import { resolveActor, seedAgent } from "../desk/index.js"
import type { Db, Person } from "../kernel/index.js"
import { createTicket, type Ticket } from "../ticket/index.js"

/** A Monday at noon in Amsterdam, far from any change of the clocks. */
export const noon = new Date("2026-03-09T11:00:00.000Z")

/** `minutes` later than `time`, or earlier when negative. */
export function minutesAfter(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * 60_000)
}

/** Somebody new, with an account; give only what matters to the test. */
export function aPerson(given: Partial<Person> = {}): Person {
  const principalId = given.principalId ?? `usr_${nanoid(12).toLowerCase()}`
  return {
    principalId,
    name: "Wim de Boer",
    email: `${principalId.replaceAll(/[^a-z0-9]/g, "")}@boer.example`,
    emailVerified: true,
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    ...given,
  }
}

/** Somebody with a question, as an actor: known to the helpdesk, no agent. */
export async function aRequester(db: Db, given: Partial<Person> = {}): Promise<RequesterActor> {
  const actor = await resolveActor(db, aPerson(given), noon)
  if (actor.type !== "requester") throw new Error("this person is an agent")
  return actor
}

/** Somebody who works at the desk, as an actor; role `agent` unless given. */
export async function anAgent(db: Db, given: Partial<Person> & { role?: AgentRole } = {}): Promise<AgentActor> {
  const { role = "agent", ...rest } = given
  const person = aPerson({ name: "Ana Visser", ...rest })
  await seedAgent(db, { person, role }, noon)
  const actor = await resolveActor(db, person, noon)
  if (actor.type !== "agent") throw new Error("a seeded agent is an agent")
  return actor
}

type TicketGiven = Partial<Omit<Parameters<typeof createTicket>[2], "requester">> & {
  requester?: RequesterActor
  at?: Date
}

/** An open ticket of a requester of its own, unless one is given, made at noon. */
export async function aTicket(db: Db, { requester, at = noon, ...input }: TicketGiven = {}): Promise<Ticket> {
  const actor = requester ?? (await aRequester(db))
  return createTicket(db, actor, { body: "Mijn percelen zijn weg. Wat nu?", ...input }, at)
}
