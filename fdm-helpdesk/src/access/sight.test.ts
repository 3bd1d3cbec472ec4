import { and, inArray, type SQL, sql } from "drizzle-orm"
import fc from "fast-check"
import { expect, test as pure } from "vitest"
import { test as base } from "../../../testing/database.js"
import { agentRoles, tickets } from "../db/schema-helpdesk.js"
import { type ContactId, type Db, newId, type TeamId, type TicketId } from "../kernel/index.js"
import { heardBy } from "../live/announcement.js"
import { aRequester, aTicket } from "../testing/index.js"
import {
  type Actor,
  can,
  nobody,
  type Sight,
  scopes,
  seenBy,
  sees,
  serviceActor,
  type TicketScope,
  visibleTo,
  within,
} from "./index.js"

/** A ticket of each of three people in each of two teams, and in none. */
const test = base.extend("all", { scope: "file" }, async ({ db }) => {
  const [one, two, three] = [await aRequester(db), await aRequester(db), await aRequester(db)]
  const teams = [newId("team"), newId("team"), null]
  const all: (TicketScope & { id: TicketId })[] = []
  for (const requester of [one, two, three])
    for (const teamId of teams) {
      const { id, requesterId } = await aTicket(db, { requester })
      await db
        .update(tickets)
        .set({ teamId })
        .where(inArray(tickets.id, [id]))
      all.push({ id, requesterId, teamId })
    }
  return all
})

async function idsIn(db: Db, all: readonly { id: TicketId }[], condition: SQL): Promise<TicketId[]> {
  const isOfTest = inArray(tickets.id, idsOf(all))
  return idsOf(await db.select({ id: tickets.id }).from(tickets).where(and(isOfTest, condition)))
}

const idsOf = (all: readonly { id: TicketId }[]) => all.map(({ id }) => id).sort()

const contactIds = (all: readonly TicketScope[]) => fc.constantFrom(...all.map(({ requesterId }) => requesterId))
const teamIds = (all: readonly TicketScope[]) => fc.constantFrom<(TeamId | null)[]>(...all.map(({ teamId }) => teamId))

/** Any sight at all: also what nobody has yet, such as a team's tickets and those of no team, or those of several people. */
const anySight = (all: readonly TicketScope[]): fc.Arbitrary<Sight> =>
  fc.array(fc.record({ requesterId: contactIds(all), teamId: teamIds(all) }, { requiredKeys: [] }), { maxLength: 4 })

const anyActor = (all: readonly TicketScope[]): fc.Arbitrary<Actor> => {
  const person = (contactId: ContactId) => ({ contactId, principalId: "user-1", name: "Wim" })
  return fc.oneof(
    fc.constantFrom<Actor[]>(nobody, { type: "superuser" } as never, { type: "requester", contactId: "" } as never),
    contactIds(all).map((contactId): Actor => ({ type: "requester", ...person(contactId) })),
    fc
      .tuple(contactIds(all), fc.constantFrom(...agentRoles))
      .map(([contactId, role]): Actor => ({ type: "agent", role, agentId: newId("agent"), ...person(contactId) })),
    fc
      .uniqueArray(fc.constantFrom(...scopes), { minLength: 1 })
      .map((some): Actor => serviceActor({ name: "Order form", scopes: some })),
    fc
      .constantFrom("triage" as const, "sla" as const, "mail" as const, "roster" as const, "host" as const)
      .map((name): Actor => ({ type: "system", name })),
  )
}

test("a sight is the same in memory and in SQL, whoever will have it", async ({ db, all }) => {
  await fc.assert(
    fc.asyncProperty(anySight(all), async (sight) => {
      const { values, where } = within(sight)
      const found = await idsIn(db, all, where(...values.map((value) => sql`${value}`)))
      expect(found).toEqual(idsOf(all.filter((ticket) => sees(sight, ticket))))
    }),
  )
})

test("a ticket is read, found in lists and heard of by the same people", async ({ db, all }) => {
  await fc.assert(
    fc.asyncProperty(anyActor(all), async (actor) => {
      const readable = idsOf(all.filter((ticket) => can(actor, "ticket.read", ticket)))
      const heard = all.filter(({ id: ticketId, ...scope }) =>
        heardBy(actor, { kind: "ticket", ticketId, ...scope, by: null, isPublic: true, version: 2 }),
      )
      expect(await idsIn(db, all, visibleTo(actor))).toEqual(readable)
      expect(idsOf(heard)).toEqual(readable)
    }),
  )
})

pure("a query that is kept has one text for all requesters, and their ids apart from it", () => {
  const of = (contactId: ContactId) => seenBy({ type: "requester", contactId, principalId: "user-1", name: "Wim" })
  const [one, two] = [newId("contact"), newId("contact")]
  expect(of(one).shape).toBe(of(two).shape)
  expect([of(one).values, of(two).values]).toEqual([{ seen0: one }, { seen0: two }])
})

pure("sights of another shape are another text", () => {
  const teamId = newId("team")
  const sights: Sight[] = [[], [{}], [{ teamId }], [{ teamId: null }], [{ teamId }, { teamId: null }]]
  expect(new Set(sights.map((sight) => within(sight).shape)).size).toBe(sights.length)
})
