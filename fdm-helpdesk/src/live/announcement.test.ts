import { and, eq } from "drizzle-orm"
import { expect, test as pure } from "vitest"
import { test } from "../../../testing/database.js"
import { type Actor, asRequester, nobody, serviceActor, visibleTo } from "../access/index.js"
import { tickets } from "../db/schema-helpdesk.js"
import { newId } from "../kernel/index.js"
import { anAgent, aRequester, aTicket } from "../testing/index.js"
import { type Announcement, announcementIn, heardBy } from "./announcement.js"

test("who hears of a ticket is who may read it, and a requester hears only of what their page shows", async ({
  db,
}) => {
  const [agent, mine, theirs] = [await anAgent(db), await aRequester(db), await aRequester(db)]
  const all = [await aTicket(db, { requester: mine }), await aTicket(db, { requester: theirs })]
  const actors: Actor[] = [
    ...[nobody, agent, asRequester(agent), mine, theirs],
    ...[serviceActor({ name: "Bot", scopes: ["tickets:read"] }), serviceActor({ name: "Bot", scopes: ["desk:read"] })],
    ...([{ type: "system", name: "host" }, { type: "superuser" }, null] as Actor[]),
  ]
  for (const actor of actors)
    for (const { id: ticketId, requesterId, teamId } of all)
      for (const isPublic of [true, false]) {
        const isReader = (await db.$count(tickets, and(eq(tickets.id, ticketId), visibleTo(actor)))) === 1
        const news: Announcement = { kind: "ticket", ticketId, requesterId, teamId, by: null, isPublic, version: 2 }
        const expected = isReader && (isPublic || actor.type !== "requester")
        expect([actor?.type, isPublic, heardBy(actor, news) !== undefined]).toEqual([actor?.type, isPublic, expected])
      }
})

test("who is at a ticket is told to agents alone, and to nobody who asked", async ({ db }) => {
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  const { id: ticketId, requesterId, teamId } = await aTicket(db, { requester })
  const news: Announcement = { kind: "presence", ticketId, requesterId, teamId, by: agent.contactId }
  expect(heardBy(agent, news)).toEqual({ kind: "presence", ticketId, isOwn: true })
  for (const actor of [requester, asRequester(agent), nobody]) expect(heardBy(actor, news)).toBeUndefined()
})

test("that much changed at once has pages read anew: those of agents, and all when requesters see it", async ({
  db,
}) => {
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  const heard = (isPublic: boolean) =>
    [agent, requester, nobody].map((actor) => heardBy(actor, { kind: "desk", isPublic }))
  const resync = { kind: "resync" }
  expect(heard(false)).toEqual([resync, undefined, undefined])
  expect(heard(true)).toEqual([resync, resync, undefined])
})

test("what is heard names a ticket and nobody: who did it is told as own or not", async ({ db }) => {
  const [agent, requester] = [await anAgent(db), await aRequester(db)]
  const ticketId = newId("ticket")
  const { contactId: requesterId } = requester
  const scope = { ticketId, requesterId, teamId: null }
  const news: Announcement = { kind: "ticket", ...scope, by: agent.contactId, isPublic: true, version: 3 }
  expect(heardBy(requester, news)).toEqual({ kind: "ticket", ticketId, version: 3, isOwn: false })
  expect(heardBy(agent, news)).toEqual({ kind: "ticket", ticketId, version: 3, isOwn: true })
})

pure.for(["", "{", "null", "[]", '{"kind":"sla"}', '{"kind":"presence","ticketId":"msg_1","by":"con_1"}'])(
  "what another version of the helpdesk announces is passed over: %s",
  (payload) => {
    expect(announcementIn(payload)).toBeUndefined()
  },
)
