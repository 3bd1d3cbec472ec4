import { desc, eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import { auditEvents, auditSeals, auditUnsealed, tickets } from "../db/schema-helpdesk.js"
import { createTag } from "../desk/index.js"
import { runSchedules } from "../jobs/schedules.js"
import { type Db, newId } from "../kernel/index.js"
import { anAgent, aTicket, noon } from "../testing/index.js"
import { addMessage } from "../ticket/index.js"
import { sealAudit, verifyAllAudits, verifyAudit } from "./index.js"

const eventsOfDesk = (db: Db) => db.$count(auditEvents, eq(auditEvents.subjectId, "desk"))

test("seals how far every chain had come, by one event of the desk, and only once", async ({ db }) => {
  const lead = await anAgent(db, { role: "team_lead" })
  const { id: ticketId } = await aTicket(db)
  for (const body of ["Een", "Twee"]) await addMessage(db, lead, { ticketId, body, visibility: "public" })
  await createTag(db, lead, { name: "verzegeld" })
  const before = await eventsOfDesk(db)

  expect(await sealAudit(db)).toBe(3)
  expect(await sealAudit(db)).toBe(0)

  const [ticket] = await db.select().from(tickets).where(eq(tickets.id, ticketId))
  const seals = await db.select().from(auditSeals).where(eq(auditSeals.subjectId, ticketId))
  expect(seals).toEqual([{ subjectId: ticketId, seq: ticket?.auditSeq, hash: ticket?.auditHash, sealedIn: before + 1 }])
  expect(await db.$count(auditUnsealed)).toBe(0)
  expect(await eventsOfDesk(db)).toBe(before + 1)
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, subjects: 3 })
})

test("says in the desk's chain what did it and how many chains, and no more", async ({ db }) => {
  await aTicket(db)
  await sealAudit(db)
  const [last] = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, "desk"))
    .orderBy(desc(auditEvents.seq))
  expect(last).toMatchObject({ type: "audit.sealed", actorType: "system", actorId: "audit", changes: { heads: 1 } })
})

test("several who seal at once, while others write, leave nothing out and nothing twice", async ({ db, fdm }) => {
  const lead = await anAgent(db, { role: "team_lead" })
  const ids = await Promise.all(Array.from({ length: 12 }, async () => (await aTicket(db)).id))
  const other = await fdm.another()
  const write = (ticketId: (typeof ids)[number], at: number) =>
    addMessage(at % 2 ? db : other, lead, { ticketId, body: `Regel ${at}`, visibility: "public" })
  await Promise.all([...ids.map(write), sealAudit(db), sealAudit(other), sealAudit(db), ...ids.map(write)])
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, first: [] })
  await sealAudit(db)
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true, first: [] })
  expect(await db.$count(auditUnsealed)).toBe(0)
})

test("of several processes that run jobs one seals each half minute", async ({ db, fdm }) => {
  const lead = await anAgent(db, { role: "team_lead" })
  const other = await fdm.another()
  await sealAudit(db, {}, noon)
  const seal = async (at: Date, one = db) => {
    await createTag(db, lead, { name: `verzegeld ${at.toISOString()}` })
    const before = await eventsOfDesk(db)
    await runSchedules(one, { clock: () => at })
    return (await eventsOfDesk(db)) - before
  }
  const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
  expect(await seal(noon, other)).toBe(1)
  expect(await seal(after(10), other)).toBe(0)
  expect(await seal(after(30))).toBe(1)
  expect(await seal(after(40), other)).toBe(0)
  // A clock that is behind keeps nobody from sealing, nor does one that was ahead.
  expect(await seal(after(-60), other)).toBe(1)
  expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
})

test("verifying the desk reads the lists of a thousand seals in as many statements as that of one", async ({
  db,
  fdm,
}) => {
  const verify = () => verifyAudit(db, { desk: true })
  const seal = async (count: number) => {
    for (let at = 0; at < count; at++) {
      await db.insert(auditUnsealed).values({ subjectId: newId("ticket"), seq: 1, hash: "x" })
      await sealAudit(db)
    }
  }
  await seal(1)
  const before = await fdm.statements(verify)
  await seal(50)
  expect(await fdm.statements(verify)).toEqual(before)
  await seal(1_000)
  // One more page of links, and the lists of it.
  expect((await fdm.statements(verify)).length).toBe(before.length + 2)
  expect(await verify()).toMatchObject({ ok: true })
})

test("what is rolled back is not sealed", async ({ db }) => {
  await sealAudit(db)
  const steps = async (tx: Db) => {
    await aTicket(tx)
    throw new Error("the host thinks better of it")
  }
  await expect(db.transaction(steps)).rejects.toThrow("thinks better")
  expect(await sealAudit(db)).toBe(0)
  expect(await verifyAudit(db, { desk: true })).toMatchObject({ ok: true })
})
