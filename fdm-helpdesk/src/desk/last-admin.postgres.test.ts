import { and, eq } from "drizzle-orm"
import { expect } from "vitest"
import { test } from "../../../testing/database.js"
import type { AgentActor } from "../access/index.js"
import { agents } from "../db/schema-helpdesk.js"
import type { Db, Person } from "../kernel/index.js"
import { anonymizeRequester } from "../privacy/index.js"
import { aPerson } from "../testing/index.js"
import { deactivateAgent, resolveActor, seedAgent, updateAgent } from "./index.js"

type Admin = { person: Person; actor: AgentActor }
type Way = (db: Db, one: Admin) => Promise<unknown>

/** Every way in which an admin can be one no longer. */
const ways: Record<string, Way> = {
  "is given another role": (db, { actor }) => updateAgent(db, actor, { agentId: actor.agentId, role: "agent" }),
  "is sent away": (db, { actor }) => deactivateAgent(db, actor, { agentId: actor.agentId }),
  "is erased": (db, { person: { principalId } }) =>
    anonymizeRequester(db, { type: "system", name: "host" }, { principalId }),
  "is seeded with another role": (db, { person }) => seedAgent(db, { person, role: "agent" }),
  "has no role of the host's any more": (db, { person }) => resolveActor(db, { ...person, deskRole: undefined }),
}

const pairs = Object.keys(ways).flatMap((one, at) =>
  Object.keys(ways)
    .slice(at)
    .map((other) => [one, other] as const),
)

/** Everybody else who was an admin goes; one who came by a role of the host's follows it. */
async function onlyAdmins(db: Db, kinds: readonly string[]): Promise<Admin[]> {
  await db.update(agents).set({ isActive: false }).where(eq(agents.role, "admin"))
  const admins: Admin[] = []
  for (const kind of kinds) {
    const isByHost = kind === "has no role of the host's any more"
    const person = aPerson(isByHost ? { deskRole: "admin" } : {})
    if (!isByHost) await seedAgent(db, { person, role: "admin" })
    admins.push({ person, actor: (await resolveActor(db, person)) as AgentActor })
  }
  return admins
}

test.for(pairs)(
  "one of two admins stays when one %s and the other %s at once",
  async ([first, second], { db, fdm }) => {
    const other = await fdm.another()
    for (let round = 0; round < 3; round++) {
      const [ana, ben] = (await onlyAdmins(db, [first, second])) as [Admin, Admin]
      const outcomes = await Promise.allSettled([ways[first]?.(db, ana), ways[second]?.(other, ben)])
      expect(await db.$count(agents, and(eq(agents.role, "admin"), eq(agents.isActive, true)))).toBe(1)
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ details: { reason: "last_admin" } })
    }
  },
)
