import { eq } from "drizzle-orm"
import fc from "fast-check"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { AgentActor, RequesterActor } from "../access/index.js"
import { tags, tickets, ticketTagsMap, ticketViews } from "../db/schema-helpdesk.js"
import { channels, type Db, newId, priorities, statusCategories } from "../kernel/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../testing/index.js"
import type { Comparison, Condition } from "../ticket/fields/condition.js"
import { conditionSchema } from "../ticket/fields/condition-schema.js"
import type { Field, TicketRow } from "../ticket/fields/field.js"
import { comparisonsOf, filtersOf } from "../ticket/fields/filters.js"
import { type Asked, became, holds } from "../ticket/fields/holds.js"
import { allFields, type FieldName } from "../ticket/fields/ticket-fields.js"
import { holding } from "./clause.js"
import { clauseOf } from "./condition-clause.js"
import { getInbox } from "./get-inbox.js"

const tagIds = [newId("tag"), newId("tag"), newId("tag")] as const
const teamIds = [newId("team"), newId("team")] as const
const at = (days: number) => minutesAfter(noon, -days * 24 * 60)
const texts = ["Mest", "mest en WATER", "50% \\ 'x' _", "ÉÉN İ ß", "{a,b}"] as const

type Desk = Awaited<ReturnType<typeof someTickets>>

/** Tickets that differ in all that conditions speak of, with empty columns among them. */
async function someTickets(db: Db) {
  const [me, other] = [await anAgent(db), await anAgent(db)]
  const requesters = [await aRequester(db), await aRequester(db)] as const
  await db
    .insert(tags)
    .values(tagIds.map((id, n) => ({ id, name: `label ${n}`, createdAt: noon })))
    .onConflictDoNothing()
  let seed = 11
  const draw = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const oneOf = <Value>(values: readonly Value[]) => values[draw(values.length)] as Value
  const looks = new Map<string, Date>()
  for (let n = 0; n < 40; n++) {
    const { id } = await aTicket(db, { requester: oneOf(requesters), at: at(10) })
    const tagged = tagIds.filter(() => draw(2) === 1)
    const facts = {
      subject: oneOf(texts),
      createdAt: at(draw(9)),
      lastMessageAt: at(draw(5)),
      lastMessageBy: oneOf(["requester", "agent"] as const),
      lastReplyAt: oneOf([null, at(draw(5))]),
      firstResponseAt: oneOf([null, at(3)]),
      resolvedAt: oneOf([null, at(2)]),
      statusCategory: oneOf(statusCategories),
      priority: oneOf(priorities),
      channel: oneOf(channels),
      farmId: oneOf([null, "frm_1", "me"]),
      assigneeId: oneOf([null, me.agentId, other.agentId]),
      teamId: oneOf([null, ...teamIds]),
      tagIds: tagged,
    }
    await db
      .update(tickets)
      .set({ ...facts, status: facts.statusCategory })
      .where(eq(tickets.id, id))
    for (const tagId of tagged) await db.insert(ticketTagsMap).values({ ticketId: id, tagId, createdAt: noon })
    const lastViewedAt = oneOf([null, at(1), at(3)])
    if (lastViewedAt) {
      looks.set(id, lastViewedAt)
      await db.insert(ticketViews).values({ ticketId: id, viewerId: me.contactId, lastViewedAt })
    }
  }
  return { me, other, requesters, looks, all: await db.select().from(tickets) }
}

const some = (values: readonly (string | null)[]) => fc.subarray([...values])

/** Everything that a field can be asked. */
function comparing(name: FieldName, field: Field, { me, other, requesters }: Desk): fc.Arbitrary<object>[] {
  const isEmpty = fc.record({ isEmpty: fc.boolean() })
  const among = (values: readonly (string | null)[]) => some(values).map((one) => ({ in: one }))
  switch (field.kind) {
    case "choice":
      return [among(Object.keys(field.choices))]
    case "status":
      return [among(["new", "closed", "nowhere"])]
    case "text":
      return [
        among(name === "subject" ? texts : ["TK-AAAAAA"]),
        fc.constantFrom("mest", "MEST", "%", "_", "\\", "'", "é", "É", "i", "ß", ",").map((contains) => ({ contains })),
      ]
    case "reference":
      return [among([null, ...(field.me ? ["me", me.agentId, other.agentId] : teamIds)]), isEmpty]
    case "party":
      return [
        among(field.to === "contact" ? requesters.map((one) => one.contactId) : ["frm_1", "frm_2", "me"]),
        isEmpty,
      ]
    case "set":
      return [among(tagIds), some(tagIds).map((has) => ({ has })), isEmpty]
    case "time":
      return [
        fc.integer({ min: 0, max: 10 }).map((days) => ({ since: at(days).toISOString() })),
        fc.integer({ min: 0, max: 10 }).map((days) => ({ before: at(days).toISOString() })),
        fc.integer({ min: 1, max: 10 }).map((withinDays) => ({ withinDays })),
        isEmpty,
      ]
    case "unread":
      return [fc.record({ isUnread: fc.boolean() })]
    default:
      return []
  }
}

function conditions(desk: Desk): fc.Arbitrary<Condition> {
  const leaves = allFields.flatMap(([field, described]) =>
    comparing(field, described, desk).map((way) => way.map((one) => ({ field, ...one }) as Comparison)),
  )
  return fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(...leaves),
      fc.array(tie("tree"), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie("tree"), { maxLength: 3 }).map((any) => ({ any })),
      tie("tree").map((not) => ({ not })),
    ),
  })).tree
}

function askedBy({ looks }: Desk, viewer: AgentActor | RequesterActor, { id }: TicketRow): Asked {
  return { viewer, now: noon, lastViewedAt: viewer.type === "agent" ? looks.get(id) : undefined }
}

test("the database finds the tickets of a condition that it holds for in memory, and lists them", async ({ db }) => {
  const desk = await someTickets(db)
  const viewers = [desk.me, desk.requesters[0]] as const
  await fc.assert(
    fc.asyncProperty(conditions(desk), fc.constantFrom(...viewers), async (condition, viewer) => {
      expect(conditionSchema.parse(JSON.parse(JSON.stringify(condition)))).toEqual(condition)
      const found = await db
        .select({ id: tickets.id })
        .from(tickets)
        .where(holding([clauseOf(condition, viewer, noon)]))
      const expected = desk.all.filter((ticket) => holds(condition, ticket, askedBy(desk, viewer, ticket)))
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()
      expect(ids(found)).toEqual(ids(expected))
      if (viewer.type !== "agent") return
      const { rows } = await getInbox(db, viewer, { view: "all", where: condition, limit: 200 }, noon)
      expect(ids(rows)).toEqual(ids(expected))
    }),
    { numRuns: 250 },
  )
}, 120_000)

test("a condition becomes true with the change that makes it so, and with no other", async ({ db }) => {
  const desk = await someTickets(db)
  const [asked] = desk.all.map((ticket) => askedBy(desk, desk.me, ticket))
  const changes = fc.record({ before: fc.constantFrom(...desk.all), after: fc.constantFrom(...desk.all) })
  fc.assert(
    fc.property(conditions(desk), changes, (condition, change) => {
      if (!asked) throw new Error("there are tickets")
      const [before, after] = [holds(condition, change.before, asked), holds(condition, change.after, asked)]
      expect(became(condition, change, asked)).toBe(after && !before)
      expect(became({ not: condition }, change, asked)).toBe(before && !after)
    }),
  )
})

test("what filters can say of a condition is said back as it was", async ({ db }) => {
  const desk = await someTickets(db)
  fc.assert(
    fc.property(fc.array(conditions(desk), { maxLength: 5 }), (parts) => {
      const { filters, rest } = filtersOf(parts)
      const again = [...comparisonsOf(filters), ...rest]
      for (const ticket of desk.all) {
        const asked = askedBy(desk, desk.me, ticket)
        expect(holds({ all: again }, ticket, asked)).toBe(holds({ all: parts }, ticket, asked))
      }
      expect(filtersOf(again)).toEqual({ filters, rest })
    }),
  )
})
