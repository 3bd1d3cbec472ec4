import { eq, sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { describe, expect } from "vitest"
import { test } from "../../../../testing/database.js"
import { nobody } from "../../access/index.js"
import { verifyAudit } from "../../audit/index.js"
import { auditEvents, tickets, ticketTagsMap } from "../../db/schema-helpdesk.js"
import { createTag, deleteTag, updateTag } from "../../desk/index.js"
import { type Db, newId, type TagId } from "../../kernel/index.js"
import { getInbox } from "../../list/index.js"
import { anAgent, aRequester, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { getTicket } from "../read/get-ticket.js"
import { tagTicket } from "./tag-ticket.js"

let made = 0
async function someTags(db: Db, count: number): Promise<TagId[]> {
  const lead = await anAgent(db, { role: "team_lead" })
  const ids: TagId[] = []
  for (let n = 0; n < count; n++) ids.push((await createTag(db, lead, { name: `label ${made++}` })).id)
  return ids
}

/** The tickets on which the row and the map do not say the same. */
async function outOfStep(db: Db): Promise<unknown[]> {
  const sorted = (ids: string) => `(select coalesce(array_agg(id order by id), '{}') from (${ids}) as t(id))`
  const differ = `${sorted("select unnest(tickets.tag_ids)")} <> ${sorted(
    `select tag_id from "fdm-helpdesk".ticket_tags_map where ticket_id = tickets.id`,
  )}`
  return rowsOf(await db.execute(sql.raw(`select id from "fdm-helpdesk".tickets where ${differ}`)))
}

const tagIdsOf = async (db: Db, id: string) =>
  (await db.select({ tagIds: tickets.tagIds }).from(tickets).where(sql`${tickets.id} = ${id}`))[0]?.tagIds

describe("tagTicket", () => {
  test("puts tags on and takes others off; doing it again changes nothing", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const [a, b, c] = (await someTags(db, 3)) as [TagId, TagId, TagId]

    await tagTicket(db, agent, { ticketId, add: [a, b, a] }, minutesAfter(noon, 1))
    const after = await tagTicket(db, agent, { ticketId, add: [b, c], remove: [a] }, minutesAfter(noon, 2))
    const again = await tagTicket(db, agent, { ticketId, add: [b, c], remove: [a] }, minutesAfter(noon, 3))
    const unknown = await tagTicket(db, agent, { ticketId, remove: [newId("tag")] }, minutesAfter(noon, 4))

    expect(after).toMatchObject({ version: 3, updatedAt: minutesAfter(noon, 2) })
    expect([again, unknown]).toEqual([after, after])
    expect(await tagIdsOf(db, ticketId)).toEqual([b, c])
    expect(await db.$count(ticketTagsMap, eq(ticketTagsMap.ticketId, ticketId))).toBe(2)
    expect(await outOfStep(db)).toEqual([])
  })

  test("is told on the timeline by name, and in the audit by id alone", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const { id: ticketId } = await aTicket(db)
    const tag = await createTag(db, lead, { name: "Jan belt elke week" })
    await tagTicket(db, lead, { ticketId, add: [tag.id] })
    await tagTicket(db, lead, { ticketId, remove: [tag.id] })

    const { activity } = await getTicket(db, lead, { ticketId })
    expect(activity.slice(2).map(({ type, data }) => [type, data])).toEqual([
      ["ticket.tags_changed", { added: [tag.id], removed: [], addedNames: [tag.name], removedNames: [] }],
      ["ticket.tags_changed", { added: [], removed: [tag.id], addedNames: [], removedNames: [tag.name] }],
    ])
    const audited = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, ticketId))
    expect(audited.find(({ seq }) => seq === 3)?.changes).toEqual({ added: [tag.id], removed: [] })
    expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: 4 })
  })

  test("costs one statement more than other changes: the lock on the tags", async ({ db, fdm }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const add = await someTags(db, 3)
    expect(await fdm.statements(() => tagTicket(db, agent, { ticketId, add }))).toHaveLength(5)
    expect(await fdm.statements(() => tagTicket(db, agent, { ticketId, add }))).toHaveLength(3)
  })

  test("refuses what is no tag, and nothing changes", async ({ db }) => {
    const agent = await anAgent(db)
    const before = await aTicket(db)
    const [known] = (await someTags(db, 1)) as [TagId]
    for (const off of [
      { add: [known, newId("tag")] },
      { add: [newId("ticket")] },
      { add: ["tag_nope"] },
      { add: [known], remove: [known] },
      { add: Array.from({ length: 51 }, () => newId("tag")) },
    ])
      await expect(tagTicket(db, agent, { ticketId: before.id, ...off } as never)).rejects.toMatchObject({
        code: "invalid_input",
      })
    expect((await getTicket(db, agent, { ticketId: before.id })).ticket).toEqual(before)
    expect(await outOfStep(db)).toEqual([])
  })

  test("stops at 50 tags a ticket", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId } = await aTicket(db)
    const all = await someTags(db, 51)
    await tagTicket(db, agent, { ticketId, add: all.slice(0, 50) })
    const oneMore = tagTicket(db, agent, { ticketId, add: all.slice(50) })
    await expect(oneMore).rejects.toMatchObject({ code: "invalid_input", details: { fields: ["add"] } })
    await tagTicket(db, agent, { ticketId, add: all.slice(50), remove: all.slice(0, 1) })
    expect(await tagIdsOf(db, ticketId)).toEqual(all.slice(1))
  })

  test("of a ticket that changed since it was read is refused", async ({ db }) => {
    const agent = await anAgent(db)
    const { id: ticketId, version } = await aTicket(db)
    const [a, b] = (await someTags(db, 2)) as [TagId, TagId]
    await tagTicket(db, agent, { ticketId, version, add: [a] })
    await expect(tagTicket(db, agent, { ticketId, version, add: [b] })).rejects.toMatchObject({ code: "conflict" })
  })

  test("is for agents, and requesters see no tag anywhere", async ({ db }) => {
    const [agent, requester, stranger] = [await anAgent(db), await aRequester(db), await aRequester(db)]
    const { id: ticketId } = await aTicket(db, { requester })
    const add = await someTags(db, 1)
    await tagTicket(db, agent, { ticketId, add })
    const code = (actor: Parameters<typeof tagTicket>[1]) =>
      tagTicket(db, actor, { ticketId, remove: add }).catch((error: { code: string }) => error.code)
    expect(await code(requester)).toBe("forbidden")
    expect([await code(stranger), await code(nobody)]).toEqual(["not_found", "not_found"])
    const seen = await getTicket(db, requester, { ticketId })
    expect(seen.tags).toEqual([])
    expect(JSON.stringify(seen)).not.toContain(add[0])
  })
})

describe("a ticket's tags", () => {
  test("come with it and with its row, by name, in no statement more", async ({ db, fdm }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const { id: ticketId } = await aTicket(db, { at: minutesAfter(noon, 60) })
    const zebra = await createTag(db, lead, { name: "zebra", color: "#111111" })
    const ape = await createTag(db, lead, { name: `Aap "met" 'n {ding}`, color: "#222222" })
    await tagTicket(db, lead, { ticketId, add: [zebra.id, ape.id] })
    await updateTag(db, lead, { tagId: zebra.id, name: "Zebra" })

    const expected = [
      { id: ape.id, name: ape.name, color: "#222222" },
      { id: zebra.id, name: "Zebra", color: "#111111" },
    ]
    expect((await getTicket(db, lead, { ticketId })).tags).toEqual(expected)
    const { rows } = await getInbox(db, lead)
    expect(rows.find(({ id }) => id === ticketId)?.tags).toEqual(expected)
    expect(await fdm.statements(() => getTicket(db, lead, { ticketId }))).toHaveLength(1)
    expect(await fdm.statements(() => getInbox(db, lead))).toHaveLength(1)
  })

  test("lose one that is deleted, and nothing else happens to the tickets", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const [gone, kept] = (await someTags(db, 2)) as [TagId, TagId]
    const [one, two] = [await aTicket(db), await aTicket(db)]
    const { version } = await tagTicket(db, lead, { ticketId: one.id, add: [gone, kept] })
    await tagTicket(db, lead, { ticketId: two.id, add: [gone] })

    await deleteTag(db, lead, { tagId: gone })

    expect([await tagIdsOf(db, one.id), await tagIdsOf(db, two.id)]).toEqual([[kept], []])
    expect(await outOfStep(db)).toEqual([])
    const { ticket, tags, activity } = await getTicket(db, lead, { ticketId: one.id })
    expect([ticket.version, tags.map(({ id }) => id), activity.length]).toEqual([version, [kept], 3])
    // Whoever was about to change the ticket, or still has the tag on the screen, goes on.
    await tagTicket(db, lead, { ticketId: one.id, version, remove: [gone, kept] })
    expect(await verifyAudit(db, { ticketId: one.id })).toMatchObject({ ok: true })
  })

  test("stay in step when one is deleted while others put it on", async ({ db, fdm }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const other = await fdm.another()
    for (let turn = 0; turn < 8; turn++) {
      const [tagId] = (await someTags(db, 1)) as [TagId]
      const [before, during] = [await aTicket(db), await aTicket(db)]
      await tagTicket(db, lead, { ticketId: before.id, add: [tagId] })

      const tagging = tagTicket(db, lead, { ticketId: during.id, add: [tagId] }).then(
        () => "ok",
        (error: { code: string }) => error.code,
      )
      await deleteTag(other, lead, { tagId })

      expect(["ok", "invalid_input"]).toContain(await tagging)
      expect([await tagIdsOf(db, before.id), await tagIdsOf(db, during.id)]).toEqual([[], []])
      expect(await outOfStep(db)).toEqual([])
    }
  })

  test("that two agents change at once all end up on it", async ({ db, fdm }) => {
    const [ana, ben] = [await anAgent(db), await anAgent(db)]
    const other = await fdm.another()
    const { id: ticketId } = await aTicket(db)
    const all = await someTags(db, 6)
    await Promise.all(all.map((id, n) => tagTicket(n % 2 ? db : other, n % 2 ? ana : ben, { ticketId, add: [id] })))
    expect((await tagIdsOf(db, ticketId))?.toSorted()).toEqual(all.toSorted())
    expect(await outOfStep(db)).toEqual([])
    expect(await verifyAudit(db, { ticketId })).toEqual({ ok: true, events: 8 })
  })
})
