import { and, asc, eq, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import { test } from "../../../testing/database.js"
import { verifyAudit } from "../audit/index.js"
import { agents, auditEvents, auditHeads } from "../db/schema-helpdesk.js"
import type { AgentId, Db } from "../kernel/index.js"
import { anAgent, aPerson, aTicket } from "../testing/index.js"
import { tagTicket } from "../ticket/index.js"
import {
  createSavedReply,
  createTag,
  deleteSavedReply,
  deleteTag,
  registerAgent,
  saveSettings,
  updateAgent,
  updateSavedReply,
  updateTag,
} from "./index.js"

async function deskEvents(db: Db, since = 0) {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, "desk"))
    .orderBy(asc(auditEvents.seq))
  return rows.slice(since).map(({ type, changes }) => [type, changes])
}

describe("the audit of the desk", () => {
  test("knows who set up which tag, and not what it says", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const since = (await deskEvents(db)).length
    const { id: tagId } = await createTag(db, lead, { name: "klacht van mevrouw Bos" })
    await updateTag(db, lead, { tagId, color: "#112233" })
    await updateTag(db, lead, { tagId, color: "#112233", name: "klacht van mevrouw Bos" })
    const { id: ticketId } = await aTicket(db)
    await tagTicket(db, lead, { ticketId, add: [tagId] })
    expect(await deleteTag(db, lead, { tagId })).toEqual({ tickets: 1 })
    expect(await deskEvents(db, since)).toEqual([
      ["tag.created", { tagId }],
      ["tag.changed", { tagId, fields: ["color"] }],
      ["tag.deleted", { tagId, tickets: 1 }],
    ])
    expect(JSON.stringify(await db.select().from(auditEvents))).not.toContain("Bos")
    expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
  })

  test("knows of saved replies from when they are shared until they are no longer", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const since = (await deskEvents(db)).length
    const { id: savedReplyId } = await createSavedReply(db, lead, { title: "Groet", body: "Dag {{customer_name}}" })
    await updateSavedReply(db, lead, { savedReplyId, body: "Hoi {{customer_name}}" })
    expect(await deskEvents(db, since)).toEqual([])
    await updateSavedReply(db, lead, { savedReplyId, isShared: true })
    await updateSavedReply(db, lead, { savedReplyId, title: "Begroeting" })
    await updateSavedReply(db, lead, { savedReplyId, title: "Begroeting" })
    await updateSavedReply(db, lead, { savedReplyId, isShared: false })
    await deleteSavedReply(db, lead, { savedReplyId })
    const shared = await createSavedReply(db, lead, { title: "Tot ziens", body: "Dag", isShared: true })
    await deleteSavedReply(db, lead, { savedReplyId: shared.id })
    expect(await deskEvents(db, since)).toEqual([
      ["saved_reply.shared", { savedReplyId }],
      ["saved_reply.changed", { savedReplyId, fields: ["title"] }],
      ["saved_reply.unshared", { savedReplyId }],
      ["saved_reply.created", { savedReplyId: shared.id }],
      ["saved_reply.deleted", { savedReplyId: shared.id }],
    ])
  })

  test("knows which settings changed, when one did", async ({ db }) => {
    const manager = await anAgent(db, { role: "manager" })
    const since = (await deskEvents(db)).length
    await saveSettings(db, manager, { name: "Helpdesk Geheim", undoSeconds: 20, branding: { radius: 4 } })
    await saveSettings(db, manager, { name: "Helpdesk Geheim", undoSeconds: 0, branding: { radius: 4 } })
    await saveSettings(db, manager, { undoSeconds: 0 })
    expect(await deskEvents(db, since)).toEqual([
      ["settings.changed", { fields: ["name", "branding", "undoSeconds"] }],
      ["settings.changed", { fields: ["undoSeconds"] }],
    ])
  })

  test("goes with the change: what is refused or rolled back is not in it", async ({ db }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const before = await deskEvents(db)
    const name = "een naam die al bezet is"
    const steps = async (tx: Db) => {
      await createTag(tx, lead, { name })
      await expect(createTag(tx, lead, { name })).rejects.toMatchObject({ code: "conflict" })
      throw new Error("the host thinks better of it")
    }
    await expect(db.transaction(steps)).rejects.toThrow("thinks better")
    expect(await deskEvents(db)).toEqual(before)
    expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true, events: before.length })
  })

  test("is one whole chain, however many set up something at once", async ({ db, fdm }) => {
    const lead = await anAgent(db, { role: "team_lead" })
    const other = await fdm.another()
    const before = (await deskEvents(db)).length
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => createTag(n % 2 ? db : other, lead, { name: `tegelijk ${n}` })),
    )
    expect(await verifyAudit(db, { desk: true })).toEqual({ ok: true, events: before + 8 })
  })
})

/** What somebody with the rights of the tables' owner could do. */
async function behindTheTriggers(db: Db, tamper: (tx: Db) => Promise<unknown>) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`alter table ${auditEvents} disable trigger all`)
    await tamper(tx)
    await tx.execute(sql`alter table ${auditEvents} enable trigger all`)
  })
}

const link = (subjectId: string, seq: number) => and(eq(auditEvents.subjectId, subjectId), eq(auditEvents.seq, seq))

describe("of an agent", () => {
  async function aChangedAgent(db: Db): Promise<AgentId> {
    const admin = await anAgent(db, { role: "admin" })
    const { id: agentId } = await registerAgent(db, admin, { person: aPerson() })
    await updateAgent(db, admin, { agentId, role: "team_lead" })
    await updateAgent(db, admin, { agentId, role: "manager" })
    return agentId
  }

  const tampering: [string, (tx: Db, id: AgentId) => Promise<unknown>, number][] = [
    ["a cut-off end", (tx, id) => tx.delete(auditEvents).where(link(id, 3)), 3],
    ["a removed link", (tx, id) => tx.delete(auditEvents).where(link(id, 2)), 2],
    ["a chain that is gone", (tx, id) => tx.delete(auditEvents).where(eq(auditEvents.subjectId, id)), 1],
    ["a lost head", (tx, id) => tx.delete(auditHeads).where(eq(auditHeads.subjectId, id)), 4],
    [
      "a head and a chain that are gone",
      async (tx, id) => {
        await tx.delete(auditHeads).where(eq(auditHeads.subjectId, id))
        await tx.delete(auditEvents).where(eq(auditEvents.subjectId, id))
      },
      1,
    ],
  ]
  test.for(tampering)("%s shows, and where", async ([, tamper, brokenAt], { db }) => {
    const agentId = await aChangedAgent(db)
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: true, events: 3 })
    await behindTheTriggers(db, (tx) => tamper(tx, agentId))
    expect(await verifyAudit(db, { agentId })).toMatchObject({ ok: false, brokenAt })
  })

  test("the chain outlives the agent's row, and says that it is gone", async ({ db }) => {
    const agentId = await aChangedAgent(db)
    await db.delete(agents).where(eq(agents.id, agentId))
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: false, events: 3, differs: [{ what: "agent" }] })
  })
})

test("a cut-off end of the desk's chain shows too", async ({ db }) => {
  const lead = await anAgent(db, { role: "team_lead" })
  await createTag(db, lead, { name: "de laatste" })
  const { events } = await verifyAudit(db, { desk: true })
  await behindTheTriggers(db, (tx) => tx.delete(auditEvents).where(link("desk", events)))
  expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: false, brokenAt: events })
})
