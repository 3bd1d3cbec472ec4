import { eq } from "drizzle-orm"
import fc from "fast-check"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { AgentActor } from "../access/index.js"
import { mentions, tags, ticketAssignments, tickets, ticketTagsMap, ticketViews } from "../db/schema-helpdesk.js"
import { channels, type Db, newId, priorities, statusCategories } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import { addMessage } from "../ticket/index.js"
import { countInbox } from "./count-inbox.js"
import { getInbox } from "./get-inbox.js"
import { inboxSorts, inboxViews } from "./inbox-sets.js"

/**
 * What lists have to hold, said in plain JavaScript over the same tickets: the queries are held to it with random
 * tickets, views, filters and sorts, page by page.
 */
const tagIds = [newId("tag"), newId("tag"), newId("tag")] as const
const teamIds = [newId("team"), newId("team")] as const
const tagRows = tagIds.map((id, at) => ({ id, name: `label ${at}`, createdAt: noon }))
const at = (minutes: number) => minutesAfter(noon, minutes)

type Facts = Awaited<ReturnType<typeof someTickets>>["all"][number]

/** Tickets of every kind, many of them at the same moments, so that places are told apart by id. */
async function someTickets(db: Db, count: number) {
  const [me, other] = [await anAgent(db), await anAgent(db)]
  const requesters = [await aRequester(db), await aRequester(db)]
  // From a seed, so that the same tickets come again.
  let seed = 7
  const draw = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const oneOf = <Value>(values: readonly Value[]) => values[draw(values.length)] as Value
  await db.insert(tags).values(tagRows)
  const all = []
  for (let n = 0; n < count; n++) {
    const requester = oneOf(requesters)
    const { id, ref } = await aTicket(db, { requester, at: at(draw(4)) })
    const facts = {
      createdAt: at(draw(6)),
      lastMessageAt: at(6 + draw(6)),
      lastMessageBy: oneOf(["requester", "agent"] as const),
      statusCategory: oneOf(statusCategories),
      priority: oneOf(priorities),
      channel: oneOf(channels),
      farmId: oneOf([null, "frm_1", "frm_2"]),
      assigneeId: oneOf([null, me.agentId, other.agentId]),
      teamId: oneOf([null, ...teamIds]),
      tagIds: tagIds.filter(() => draw(2) === 1),
    }
    await db
      .update(tickets)
      .set({ ...facts, status: facts.statusCategory })
      .where(eq(tickets.id, id))
    for (const tagId of facts.tagIds) await db.insert(ticketTagsMap).values({ ticketId: id, tagId, createdAt: noon })
    const seenAt = oneOf([null, at(7), at(9), at(12)])
    if (seenAt) await db.insert(ticketViews).values({ ticketId: id, viewerId: me.contactId, lastViewedAt: seenAt })
    const isBeside = facts.assigneeId !== me.agentId && draw(3) === 0
    if (isBeside) await sitBeside(db, id, me)
    const isMentioned = draw(4) === 0
    if (isMentioned) await mention(db, id, other, me)
    all.push({ id, ref, requesterId: requester.contactId, ...facts, seenAt, isBeside, isMentioned })
  }
  return { me, other, requesters, all }
}

async function sitBeside(db: Db, ticketId: Facts["id"], { agentId }: AgentActor) {
  const seat = { id: newId("assignment"), ticketId, agentId, isPrimary: false, assignedAt: noon }
  await db.insert(ticketAssignments).values(seat)
}

async function mention(db: Db, ticketId: Facts["id"], by: AgentActor, { agentId }: AgentActor) {
  const note = await addMessage(db, by, { ticketId, body: "Kijk je mee?", visibility: "internal" }, noon)
  await db.insert(mentions).values({ ticketId, messageId: note.id, agentId, createdAt: noon })
}

const isActive = ({ statusCategory }: Facts) => !["resolved", "closed"].includes(statusCategory)

function views(me: AgentActor): Record<(typeof inboxViews)[number], (ticket: Facts) => boolean> {
  return {
    mine: (ticket) => isActive(ticket) && (ticket.assigneeId === me.agentId || ticket.isBeside),
    unassigned: (ticket) => isActive(ticket) && ticket.assigneeId === null,
    mentioned: ({ isMentioned }) => isMentioned,
    open: isActive,
    waiting: ({ statusCategory }) => statusCategory === "waiting",
    closed: (ticket) => !isActive(ticket),
    all: () => true,
  }
}

const isUnread = ({ lastMessageBy, lastMessageAt, seenAt }: Facts) =>
  lastMessageBy === "requester" && (seenAt === null || seenAt < lastMessageAt)

type Filters = NonNullable<NonNullable<Parameters<typeof getInbox>[2]>["filters"]>

function passes(ticket: Facts, filters: Filters, me: AgentActor): boolean {
  const { assignee, tags, createdFrom, createdTo, activeFrom, activeTo } = filters
  const among = <Value>(values: Value[] | undefined, value: Value) => !values?.length || values.includes(value)
  const idOf = (one: string) => (one === "me" ? me.agentId : one)
  const team = filters.team?.map((one): string | null => (one === "none" ? null : one))
  const who = assignee?.map((one): string | null => (one === "none" ? null : idOf(one)))
  return (
    among(filters.status, ticket.statusCategory) &&
    among(filters.category, ticket.statusCategory) &&
    among(filters.priority, ticket.priority) &&
    among(filters.channel, ticket.channel) &&
    among<string | null>(who, ticket.assigneeId) &&
    among<string | null>(team, ticket.teamId) &&
    (!tags?.any?.length || tags.any.some((tag) => ticket.tagIds.includes(tag))) &&
    (tags?.all ?? []).every((tag) => ticket.tagIds.includes(tag)) &&
    (!filters.requester || filters.requester === ticket.requesterId) &&
    (!filters.farm || filters.farm === ticket.farmId) &&
    (!createdFrom || ticket.createdAt >= createdFrom) &&
    (!createdTo || ticket.createdAt < createdTo) &&
    (!activeFrom || ticket.lastMessageAt >= activeFrom) &&
    (!activeTo || ticket.lastMessageAt < activeTo) &&
    (!filters.unread || isUnread(ticket))
  )
}

const rank = ({ priority }: Facts) => priorities.indexOf(priority)
const byTeam = (a: Facts, b: Facts) =>
  Number((a.teamId ?? "") > (b.teamId ?? "")) - Number((a.teamId ?? "") < (b.teamId ?? ""))
const byId = (a: Facts, b: Facts) => (a.id < b.id ? 1 : -1)
const sorts: Record<(typeof inboxSorts)[number], (a: Facts, b: Facts) => number> = {
  activity: (a, b) => +b.lastMessageAt - +a.lastMessageAt || byId(a, b),
  newest: (a, b) => +b.createdAt - +a.createdAt || byId(a, b),
  oldest: (a, b) => +a.createdAt - +b.createdAt || byId(b, a),
  team: (a, b) => byTeam(b, a) || +b.lastMessageAt - +a.lastMessageAt || byId(a, b),
  priority: (a, b) => rank(b) - rank(a) || +b.lastMessageAt - +a.lastMessageAt || byId(a, b),
}

async function walk(db: Db, actor: AgentActor, input: NonNullable<Parameters<typeof getInbox>[2]>) {
  const walked = []
  let cursor: string | undefined
  do {
    const page = await getInbox(db, actor, { ...input, cursor })
    walked.push(...page.rows)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return walked
}

test("every list holds what its view, filters and sort say, page by page without gap or double", async ({ db }) => {
  const { me, other, requesters, all } = await someTickets(db, 60)
  const some = <Value>(values: readonly Value[]) => fc.subarray([...values])
  const moment = fc.integer({ min: 0, max: 12 }).map(at)
  const filters: fc.Arbitrary<Filters> = fc.record(
    {
      status: some<string>(["new", "closed"]),
      category: some(statusCategories),
      priority: some(priorities),
      assignee: some(["me", "none", other.agentId] as const),
      team: some(["none", ...teamIds, newId("team")] as const),
      tags: fc.record({ any: some(tagIds), all: some(tagIds) }, { requiredKeys: [] }),
      requester: fc.constantFrom(...requesters.map(({ contactId }) => contactId)),
      farm: fc.constantFrom("frm_1", "frm_3"),
      channel: some(channels),
      createdFrom: moment,
      createdTo: moment,
      activeFrom: moment,
      activeTo: moment,
      unread: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  const few = filters.map((given) => Object.fromEntries(Object.entries(given).slice(0, 3)) as Filters)
  const lists = fc.record({ view: fc.constantFrom(...inboxViews), sort: fc.constantFrom(...inboxSorts), filters: few })
  await fc.assert(
    fc.asyncProperty(lists, fc.integer({ min: 3, max: 30 }), async ({ view, sort, filters }, limit) => {
      const expected = all.filter((one) => views(me)[view](one) && passes(one, filters, me)).sort(sorts[sort])
      const rows = await walk(db, me, { view, sort, filters, limit })
      expect(rows.map(({ ref }) => ref)).toEqual(expected.map(({ ref }) => ref))
      expect(rows.map((row) => row.isUnread)).toEqual(expected.map(isUnread))
    }),
    { numRuns: 80 },
  )
  const keep = (filters: Filters) => ({ id: newId("savedView"), query: { view: "open" as const, filters } })
  const saved = fc.sample(few, { numRuns: 30, seed: 4 }).map(keep)
  const counts = await countInbox(db, me, { views: saved })
  for (const { id, query } of saved)
    expect(counts.saved[id]).toBe(all.filter((one) => isActive(one) && passes(one, query.filters, me)).length)
  for (const view of ["mine", "unassigned", "mentioned", "open", "waiting"] as const)
    expect([view, counts[view]]).toEqual([view, all.filter(views(me)[view]).length])
}, 120_000)

test("a cursor belongs to the sort that it was made by", async ({ db }) => {
  const agent = await anAgent(db)
  for (let n = 0; n < 3; n++) await aTicket(db)
  for (const sort of inboxSorts) {
    const { nextCursor } = await getInbox(db, agent, { view: "all", sort, limit: 1 })
    const cursor = nextCursor ?? ""
    expect((await getInbox(db, agent, { view: "all", sort, limit: 1, cursor })).rows).toHaveLength(1)
    for (const another of inboxSorts.filter((one) => one !== sort))
      await expect(getInbox(db, agent, { view: "all", sort: another, cursor })).rejects.toMatchObject({
        code: "invalid_input",
      })
  }
})
