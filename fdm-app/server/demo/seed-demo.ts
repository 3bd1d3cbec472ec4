import { addFarm, addFarmMember, type Db, FdmError } from "fdm-core"
import type { Auth } from "fdm-core/auth"
import { type AgentActor, type RequesterActor, resolveActor, seedAgent } from "fdm-helpdesk"
import { addAccounts, type People } from "./accounts.ts"
import {
  type AgentKey,
  agents,
  type DemoAccount,
  demoAccounts,
  type FarmKey,
  farms,
  type RequesterKey,
  requesters,
} from "./cast.ts"
import { conversations } from "./conversations/index.ts"
import { addSavedReplies, addTags, addViews, isEmptyDesk, settleWork } from "./desk.ts"
import { type Stage, seedTicket } from "./seed-ticket.ts"
import { planOf } from "./timetable.ts"

export type DemoOptions = {
  db: Db
  auth: Auth
  /** The moment that the demo leads up to: its newest question is some minutes older. */
  now?: Date
  /** Told after every ticket how many of how many there are. */
  onProgress?: (done: number, total: number) => void
}

/** Who set up what everybody works with. */
const lead: AgentKey = "mehmet"

const dayMs = 24 * 60 * 60_000

/**
 * Fills an empty desk with what the last three months of a helpdesk for farmers could have been. Farms, agents and all
 * tickets come in one transaction: an interrupted start leaves none of them, so whether there is any ticket tells
 * whether the demo is there.
 *
 * @returns what a visitor can sign in with
 * @throws FdmError `conflict` when somebody has asked something here already
 */
export async function seedDemo({
  db,
  auth,
  now = new Date(),
  onProgress,
}: DemoOptions): Promise<{ accounts: DemoAccount[] }> {
  await assertEmpty(db)
  const people = await addAccounts(auth)
  await db.transaction(async (tx) => {
    await assertEmpty(tx)
    const founded = new Date(now.getTime() - 200 * dayMs)
    const stage = await setStage(joined(tx), people, founded)
    await playAll(joined(tx), stage, now, onProgress)
    await addSavedReplies(tx, stage.agents, founded)
    await addViews(joined(tx), stage.agents, stage.tags, founded)
    await settleWork(tx)
  })
  return { accounts: demoAccounts }
}

async function assertEmpty(db: Db): Promise<void> {
  if (!(await isEmptyDesk(db))) throw new FdmError("conflict", "the demo is for a desk on which nothing was ever asked")
}

/** A transaction within which others open no savepoints of their own: here all of it commits, or nothing. */
function joined(tx: Db): Db {
  const same: Db = Object.create(tx)
  same.transaction = (run) => run(same as Parameters<typeof run>[0])
  return same
}

async function setStage(tx: Db, people: People, founded: Date): Promise<Stage> {
  for (const key of keysOf(agents)) await seedAgent(tx, { person: people[key], role: agents[key].role }, founded)
  const actors = await eachOf(agents, (key) => resolveActor(tx, people[key], founded) as Promise<AgentActor>)
  return {
    agents: actors,
    tags: await addTags(tx, actors[lead], founded),
    requesters: await eachOf(requesters, (key) => resolveActor(tx, people[key], founded) as Promise<RequesterActor>),
    farms: await eachOf(farms, (key) => addDemoFarm(tx, people, key, founded)),
    farmOf: Object.fromEntries(keysOf(farms).flatMap((key) => farms[key].owners.map((owner) => [owner, key]))),
  }
}

async function addDemoFarm(tx: Db, people: People, key: FarmKey, founded: Date) {
  const { name, owners, advisors } = farms[key]
  const [founder, ...partners] = owners.map((owner) => people[owner].principalId)
  const farm = await addFarm(tx, founder ?? "", { name }, founded)
  const members = [
    ...partners.map((memberId) => ({ memberId, role: "owner" as const })),
    ...advisors.map((advisor) => ({ memberId: people[advisor].principalId, role: "advisor" as const })),
  ]
  for (const member of members) await addFarmMember(tx, founder ?? "", { farmId: farm.id, ...member })
  return farm
}

async function playAll(tx: Db, stage: Stage, now: Date, onProgress: DemoOptions["onProgress"]): Promise<void> {
  const plan = planOf(conversations, now)
  for (const [index, planned] of plan.entries()) {
    await seedTicket(tx, stage, planned)
    onProgress?.(index + 1, plan.length)
  }
}

function keysOf<Key extends AgentKey | RequesterKey | FarmKey>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[]
}

/** One after the other, because a transaction has one connection. */
async function eachOf<Key extends AgentKey | RequesterKey | FarmKey, Made>(
  record: Record<Key, unknown>,
  make: (key: Key) => Promise<Made>,
): Promise<Record<Key, Made>> {
  const made: [Key, Made][] = []
  for (const key of keysOf(record)) made.push([key, await make(key)])
  return Object.fromEntries(made) as Record<Key, Made>
}
