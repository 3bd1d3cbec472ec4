import { sql } from "drizzle-orm"
import { rowsOf } from "fdm-core/db"
import { describe, expect } from "vitest"
import { type AgentActor, serviceActor } from "../../access/index.js"
import { registerAgent } from "../../desk/index.js"
import type { Db, TagId } from "../../kernel/index.js"
import { anAgent, aPerson, aTicket, minutesAfter, noon } from "../../testing/index.js"
import { addMessage } from "../../ticket/index.js"
import { sealAudit, verifyAllAudits } from "../index.js"
import { columnsOfDesk, unaudited } from "../testing/columns-of-desk.js"
import { columnsOfTickets } from "../testing/columns-of-tickets.js"
import { aFullDesk } from "../testing/full-desk.js"
import { aFullTicket, test as base } from "../testing/full-ticket.js"
import { verdictAfter } from "../testing/tamper.js"

/** One of everything that the audit tells of, some of it sealed, and `spare` things that it tells nothing of. */
async function aWorld(db: Db, lead: AgentActor, spare: AgentActor, tagIds: TagId[]) {
  await aFullDesk(db, lead)
  const full = await aFullTicket(db, lead, tagIds)
  await sealAudit(db)
  const { id: agentId } = await registerAgent(db, lead, { person: aPerson() })
  const { id: spareTicketId } = await aTicket(db)
  await anAgent(db, { name: "Mehmet" })
  const note = { ticketId: full.ticketId, body: "Weet @Mehmet dit?", visibility: "internal" } as const
  const { id: callId } = await addMessage(db, lead, note, minutesAfter(noon, 20))
  const service = serviceActor({ name: "Order form", scopes: ["tickets:read", "messages:note"] })
  await addMessage(db, service, { ...note, body: "Besteld" }, minutesAfter(noon, 21))
  expect(await verifyAllAudits(db)).toMatchObject({ ok: true })
  return { ...full, agentId, callId, spareTicketId, spareId: spare.agentId, spareContactId: spare.contactId }
}
type World = Awaited<ReturnType<typeof aWorld>>

const test = base.extend("world", { scope: "file" }, ({ db, lead, spare, tagIds }) => aWorld(db, lead, spare, tagIds))

const audited = { ...columnsOfTickets, ...columnsOfDesk }

const compared = Object.entries(audited).flatMap(([table, { of, row, columns }]) =>
  Object.entries(columns).flatMap(([column, how]) =>
    typeof how === "string" ? [] : [[`${table}.${column}`, { table, column, of, row, ...how }] as const],
  ),
)

/** Ids are ours, so none needs quoting. */
const filled = (text: string, world: World) =>
  text
    .replace(/\{(\w+Id)\}/g, (_, name: keyof World) => `'${world[name]}'`)
    .replace(/from (\w+)/g, 'from "fdm-helpdesk".$1')

describe("what the tables hold", () => {
  test("is compared with the audit, column by column, or there is a reason why not", async ({ db }) => {
    const columns = sql`select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'fdm-helpdesk' order by 1, 2`
    const stored = rowsOf<{ table: string; column: string }>(await db.execute(columns))
    const listed = Object.entries(audited).flatMap(([table, { columns }]) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    )
    const others = stored.filter(({ table }) => unaudited[table] === undefined)
    expect(others.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(listed.sort())
    expect([...new Set(stored.map(({ table }) => table))].sort()).toEqual(
      [...Object.keys(audited), ...Object.keys(unaudited)].sort(),
    )
  })

  test.for(compared)("is found when it is another behind the library: %s", async ([, one], { db, world }) => {
    const { table, column, set, row, of, what } = one
    const tampering = `update "fdm-helpdesk".${table} set "${column}" = ${set} where ${row} returning 1 as changed`
    const tamper = async (tx: Db) => expect(rowsOf(await tx.execute(sql.raw(filled(tampering, world))))).toHaveLength(1)
    const report = await verdictAfter(db, tamper, verifyAllAudits)
    const subjectId = of === "desk" ? of : world[of]
    const verdict = report?.first.find((each) => each.subjectId === subjectId)?.verdict
    const named = what === "broken" ? { brokenAt: expect.any(Number) } : { differs: expect.anything() }
    expect(verdict).toMatchObject({ ok: false, ...named })
    if (verdict && "differs" in verdict) expect(verdict.differs.map((each) => each.what)).toContain(what)
  })
})
