import { eq, type SQL, sql } from "drizzle-orm"
import { describe, expect } from "vitest"
import type { AgentActor } from "../../access/index.js"
import { agents } from "../../db/schema-helpdesk.js"
import { deactivateAgent, registerAgent, updateAgent } from "../../desk/index.js"
import type { AgentId, Db } from "../../kernel/index.js"
import { aPerson, aRequester, noon } from "../../testing/index.js"
import { sealAudit, verifyAllAudits, verifyAudit } from "../index.js"
import { test } from "../testing/full-ticket.js"
import { behindTheTriggers, cutChain } from "../testing/tamper.js"

describe("an agent who is not as their audit tells", () => {
  async function aChangedAgent(db: Db, lead: AgentActor): Promise<AgentId> {
    const { id: agentId } = await registerAgent(db, lead, { person: aPerson() })
    await updateAgent(db, lead, { agentId, role: "team_lead" })
    await deactivateAgent(db, lead, { agentId })
    return agentId
  }
  const tampering: [string, (id: AgentId, spare: AgentActor) => SQL, string][] = [
    ["the role", (id) => sql`update ${agents} set role = 'admin' where id = ${id}`, "role"],
    ["that they left", (id) => sql`update ${agents} set is_active = true where id = ${id}`, "active"],
    ["who let them in", (id) => sql`update ${agents} set granted_by = 'host' where id = ${id}`, "granted_by"],
    [
      "whose account it is",
      (id) => sql`update "fdm-helpdesk".contacts set principal_id = 'another'
        where id = (select contact_id from ${agents} where id = ${id})`,
      "account",
    ],
    ["since when", (id) => sql`update ${agents} set created_at = now() where id = ${id}`, "created"],
    ["that they ever came", (id) => sql`delete from ${agents} where id = ${id}`, "agent"],
  ]
  test.for(tampering)("shows what differs: %s", async ([, tamper, what], { db, lead, spare }) => {
    const agentId = await aChangedAgent(db, lead)
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: true, events: 3 })
    await behindTheTriggers(db, (tx) => tx.execute(tamper(agentId, spare)))
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: false, events: 3, differs: [{ what }] })
  })

  test("shows who they are: the rights of one in the hands of another", async ({ db, lead }) => {
    const agentId = await aChangedAgent(db, lead)
    const { contactId } = await aRequester(db)
    await behindTheTriggers(db, (tx) => tx.update(agents).set({ contactId }).where(eq(agents.id, agentId)))
    expect(await verifyAudit(db, { agentId })).toMatchObject({ differs: [{ what: "contact" }, { what: "account" }] })
  })

  test("shows that nobody made them one", async ({ db }) => {
    const { contactId } = await aRequester(db)
    const id = "agt_00000000000000000000000000" as AgentId
    await db.insert(agents).values({ id, contactId, role: "admin", createdAt: noon, updatedAt: noon })
    expect(await verifyAudit(db, { agentId: id })).toEqual({ ok: false, events: 0, brokenAt: 1 })
    expect((await verifyAllAudits(db)).first.map(({ subjectId }) => subjectId)).toContain(id)
  })

  test.for([0, 1, 2])("shows a chain cut after %i links, its head set back", async (last, { db, lead }) => {
    const agentId = await aChangedAgent(db, lead)
    for (const isSealed of [false, true]) {
      if (isSealed) await sealAudit(db)
      await behindTheTriggers(db, (tx) => cutChain(tx, agentId, last))
      expect(await verifyAudit(db, { agentId })).toMatchObject({ ok: false, brokenAt: last + 1 })
    }
  })

  test("shows one who was taken away with chain and head", async ({ db, lead }) => {
    const agentId = await aChangedAgent(db, lead)
    await behindTheTriggers(db, async (tx) => {
      await cutChain(tx, agentId, 0)
      await tx.delete(agents).where(eq(agents.id, agentId))
    })
    expect(await verifyAudit(db, { agentId })).toEqual({ ok: false, events: 0, brokenAt: 1 })
  })
})
