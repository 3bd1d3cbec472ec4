import { and, eq, isNull, sql } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../testing/database.js"
import type { TestDatabase } from "../../testing/test-database.js"
import type { AgentActor, RequesterActor } from "./access/index.js"
import { sealAudit, verifyAllAudits } from "./audit/index.js"
import { contacts, messages, tickets } from "./db/schema-helpdesk.js"
import {
  assignHostRole,
  createTag,
  deactivateAgent,
  deleteTag,
  reactivateAgent,
  resolveActor,
  saveWorkflow,
} from "./desk/index.js"
import { doWork } from "./jobs/index.js"
import { type Db, isFdmError, type TicketId } from "./kernel/index.js"
import { saveCorrespondent } from "./people/index.js"
import { anonymizeRequester } from "./privacy/index.js"
import { updateSearch } from "./search/document/update-search.js"
import { searchTickets } from "./search/index.js"
import { anAgent, aPerson, aRequester, aTicket, fakeLinks, fakeMailer } from "./testing/index.js"
import {
  addMessage,
  assignTicket,
  createTicket,
  editMessage,
  markViewed,
  tagTicket,
  unsendMessage,
  updateTicketStatus,
} from "./ticket/index.js"
import { fdmWorkflow } from "./workflow/index.js"

type Verb = (db: Db, turn: number) => Promise<unknown>

/** The workflow with one word changed, and one of its statuses meaning something else, so that every save has work to do. */
const workflows = [1, 2].map((n) => ({
  ...fdmWorkflow,
  statuses: fdmWorkflow.statuses.map((status) =>
    status.key === "resolved" && n === 2 ? { ...status, category: "waiting" as const } : status,
  ),
}))

const setRole = async () => undefined

/** All of the desk at once, on the same few tickets, agents, people and tags: the more they meet, the better. */
function verbsOn(
  { admin, team, people, ticketIds }: Awaited<ReturnType<typeof aBusyDesk>>,
  tagName: () => string,
): Verb[] {
  const one = <Item>(of: readonly Item[], turn: number) => of[turn % of.length] as Item
  const visibility = "public" as const
  const reply: Verb = (db, n) =>
    addMessage(db, one(team, n), { ticketId: one(ticketIds, n * 3), body: `Antwoord ${n}`, visibility })
  return [
    reply,
    reply,
    (db, n) => {
      const body = `@Mehmet kijk ${n}`
      return addMessage(db, one(team, n), { ticketId: one(ticketIds, n), body, visibility: "internal" })
    },
    (db, n) => {
      const { requester, ticketId } = one(people, n)
      return addMessage(db, requester, { ticketId, body: `Nog iets ${n}`, visibility })
    },
    (db, n) => assignTicket(db, admin, { ticketId: one(ticketIds, n), agentId: one(team, n).agentId }),
    (db, n) => updateTicketStatus(db, admin, { ticketId: one(ticketIds, n), to: n % 2 ? "resolved" : "in_progress" }),
    (db, n) => deactivateAgent(db, admin, { agentId: one(team, n).agentId }),
    (db, n) => reactivateAgent(db, admin, { agentId: one(team, n + 1).agentId }),
    (db, n) => assignHostRole(db, { setRole }, admin, { principalId: one(team, n).principalId, role: null }),
    (db, n) => saveWorkflow(db, admin, { workflow: one(workflows, n) }),
    async (db, n) => {
      const { id: messageId, ticketId } = (await reply(db, n)) as Awaited<ReturnType<typeof addMessage>>
      return n % 2
        ? unsendMessage(db, one(team, n), { ticketId, messageId })
        : editMessage(db, one(team, n), { ticketId, messageId, body: `Beter antwoord ${n}` })
    },
    async (db, n) => {
      const { id: tagId } = await createTag(db, admin, { name: tagName() })
      for (const by of [0, 1, 2])
        await tagTicket(db, admin, { ticketId: one(ticketIds, n * 5 - by * 3 + 6), add: [tagId] })
      return deleteTag(db, admin, { tagId })
    },
    (db, n) => resolveActor(db, { ...one(people, n).person, name: `Wim ${n}` }),
    async (db, n) => {
      const person = aPerson({ email: `nieuw${n % 3}@boer.example` })
      await createTicket(db, admin, { body: `Aan de telefoon ${n}`, requester: { email: person.email } })
      return resolveActor(db, person)
    },
    (db, n) =>
      db.transaction((tx) =>
        saveCorrespondent(tx, { email: one(people, n).person.email, name: "Wim" }, "nl", new Date(), () =>
          Promise.resolve(),
        ),
      ),
    (db, n) => markViewed(db, one(team, n), { ticketId: one(ticketIds, n) }),
    async (db, n) => {
      const person = aPerson()
      const requester = await resolveActor(db, person)
      const { id: ticketId } = await createTicket(db, requester, { body: "Kort van duur" })
      await addMessage(db, one(team, n), { ticketId, body: "Dag Wim de Boer", visibility })
      return anonymizeRequester(db, { type: "system", name: "host" }, { principalId: person.principalId })
    },
    (db, n) => searchTickets(db, one(team, n), { text: "antwoord wim" }),
    (db) => updateSearch(db),
    (db) => sealAudit(db),
    (db) => doWork(db, { mailer: fakeMailer(), links: fakeLinks }, { only: ["mail", "triage"] }),
  ]
}

async function aBusyDesk(db: Db) {
  const admin = await anAgent(db, { role: "admin" })
  const team: AgentActor[] = [await anAgent(db), await anAgent(db, { name: "Mehmet" })]
  const people: { person: ReturnType<typeof aPerson>; requester: RequesterActor; ticketId: TicketId }[] = []
  for (let at = 0; at < 4; at++) {
    const person = aPerson()
    const requester = await aRequester(db, person)
    for (let more = 0; more < 2; more++) {
      const { id: ticketId } = await aTicket(db, { requester })
      await assignTicket(db, admin, { ticketId, agentId: (team[at % 2] as AgentActor).agentId })
      people.push({ person, requester, ticketId })
    }
  }
  return { admin, team, people, ticketIds: people.map(({ ticketId }) => ticketId) }
}

const seconds = Number(process.env.STORM_SECONDS ?? 3)

/** What may be said to somebody who comes in between: the ticket moved on, the agent is gone. */
const expected = new Set(["conflict", "invalid_input", "forbidden", "invalid_transition", "not_found"])

/** @returns what was refused, other than by the rules */
async function storm(fdm: TestDatabase, verbs: readonly Verb[]): Promise<unknown[]> {
  const wrong: unknown[] = []
  const until = Date.now() + seconds * 1000
  const oneConnection = async (at: number) => {
    const own = await fdm.another()
    for (let turn = at * 7; Date.now() < until; turn++) {
      const verb = verbs[(turn * 7 + at * 3 + Math.floor(turn / verbs.length)) % verbs.length]
      await verb?.(own, turn).catch((error: unknown) => {
        if (!isFdmError(error) || !expected.has(error.code) || error.details.sqlState) wrong.push(error)
      })
    }
    // What a connection counts, it tells within a minute, and now when asked to.
    await own.execute(sql`select pg_stat_force_next_flush()`)
  }
  await Promise.all([0, 1, 2, 3, 4].map(oneConnection))
  return wrong
}

/** How often Postgres broke off one of two that waited for each other. */
async function deadlocksIn(db: Db): Promise<unknown> {
  return db.execute(sql`select deadlocks::int from pg_stat_database where datname = current_database()`)
}

async function assertProven(db: Db): Promise<void> {
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, first: [] })
  await sealAudit(db)
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, first: [] })
}

/** Erasing leaves a ticket's figures as they were. */
async function assertCounted(db: Db): Promise<void> {
  const { messageCount, messageVersion, version } = tickets
  const isLeft = and(eq(messages.ticketId, tickets.id), isNull(messages.deletedAt))
  const rows = await db
    .select({ messageCount, messageVersion, version, left: db.$count(messages, isLeft) })
    .from(tickets)
    .innerJoin(contacts, and(eq(contacts.id, tickets.requesterId), isNull(contacts.anonymizedAt)))
  for (const row of rows) {
    expect(row.messageCount).toBe(row.left)
    expect(row.messageVersion).toBeLessThanOrEqual(row.version)
  }
}

test("everything at once on few rows: nobody waits in a circle, and what counts and proves stays true", {
  timeout: 60_000,
}, async ({ db, fdm }) => {
  const desk = await aBusyDesk(db)
  let made = 0
  const verbs = verbsOn(desk, () => `tag ${++made}`)
  expect(await storm(fdm, verbs)).toEqual([])
  expect(await deadlocksIn(db)).toMatchObject([{ deadlocks: 0 }])
  await assertProven(db)
  await assertCounted(db)
})
