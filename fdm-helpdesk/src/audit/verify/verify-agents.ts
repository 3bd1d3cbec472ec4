import { eq, getTableColumns, inArray } from "drizzle-orm"
import { agents, contacts } from "../../db/schema-helpdesk.js"
import type { AgentId, Db } from "../../kernel/index.js"
import { type AuditRow, contentHashOf, emptyChain } from "../chain.js"
import type { AgentEvent } from "../events.js"
import { type AuditVerdict, verdictOf } from "./audit-verdict.js"
import type { AuditDifference } from "./compare-ticket.js"
import { endWalk, headsOf, linksOf, startWalk, step, witnessesOf } from "./walk-chain.js"

/** How an agent stands by what their chain tells. `contact` and `account` are hashes; who was erased has no account. */
type ToldAgent = {
  since?: Date
  contact?: string | null
  account?: unknown
  role?: unknown
  isActive?: boolean
  grantedBy?: unknown
  isErased?: boolean
  isOdd?: boolean
}

function begun({ changes, contentHash: contact }: AuditRow): ToldAgent {
  return { role: changes.role, isActive: true, contact, account: changes.account }
}

const replays: { [Type in AgentEvent["type"]]: (row: AuditRow) => ToldAgent } = {
  "agent.seeded": begun,
  "agent.registered": begun,
  "agent.role_changed": ({ changes }) => ({ role: changes.to }),
  "agent.deactivated": () => ({ isActive: false }),
  "agent.reactivated": ({ changes }) => ({ role: changes.role, isActive: true }),
  "agent.anonymized": () => ({ isActive: false, account: null, isErased: true }),
}

function tellAgent(told: ToldAgent, row: AuditRow): ToldAgent {
  const replay = Object.hasOwn(replays, row.type) ? replays[row.type as AgentEvent["type"]] : undefined
  const grantedBy = row.changes.grantedBy
  return { since: row.createdAt, ...told, ...(replay ? { grantedBy, ...replay(row) } : { isOdd: true }) }
}

/**
 * Verifies agents, in as many statements for many as for one. One who neither has a row nor ever was in the audit is not
 * among the verdicts.
 */
export async function verifyAgents(tx: Db, ids: readonly AgentId[]): Promise<Map<AgentId, AuditVerdict>> {
  const rows = await tx
    .select({ ...getTableColumns(agents), principalId: contacts.principalId, anonymizedAt: contacts.anonymizedAt })
    .from(agents)
    .leftJoin(contacts, eq(contacts.id, agents.contactId))
    .where(inArray(agents.id, [...ids]))
  const stored = new Map(rows.map((agent) => [agent.id, agent]))
  const [heads, witnessed] = [await headsOf(tx, ids), await witnessesOf(tx, ids)]
  const walks = new Map(ids.map((id) => [id as string, { walk: startWalk(), told: {} as ToldAgent }]))
  for await (const row of linksOf(tx, ids)) {
    const { walk, told } = walks.get(row.subjectId) ?? { walk: startWalk(), told: {} }
    walks.set(row.subjectId, { walk: step(walk, row, witnessed.get(row.subjectId)), told: tellAgent(told, row) })
  }
  const verdicts = new Map<AgentId, AuditVerdict>()
  for (const id of ids) {
    const { walk, told } = walks.get(id) ?? { walk: startWalk(), told: {} }
    const agent = stored.get(id)
    if (!agent && walk.events === 0 && !heads.has(id) && !witnessed.has(id)) continue
    const ended = endWalk(walk, heads.get(id) ?? emptyChain, witnessed.get(id))
    // Becoming an agent is the first event, so a chain without any lost it.
    const whole = ended.events === 0 ? { ...ended, brokenAt: 1 } : ended
    verdicts.set(
      id,
      verdictOf(whole, () => compareAgent(told, agent)),
    )
  }
  return verdicts
}

type StoredAgent = typeof agents.$inferSelect & { principalId: string | null; anonymizedAt: Date | null }

/** Agents stay when they leave the desk, so one without a row was taken away. */
function compareAgent(told: ToldAgent, agent: StoredAgent | undefined): AuditDifference[] {
  if (!agent) return [{ what: "agent" }]
  const same: Record<string, boolean> = {
    events: !told.isOdd,
    created: told.since?.getTime() === agent.createdAt.getTime(),
    contact: told.contact === contentHashOf(agent.id, agent.contactId),
    account: told.account === (agent.principalId === null ? null : contentHashOf(agent.id, agent.principalId)),
    erased: (told.isErased ?? false) === (agent.anonymizedAt !== null),
    role: told.role === agent.role,
    granted_by: told.grantedBy === agent.grantedBy,
    active: told.isActive === agent.isActive,
  }
  return Object.keys(same).flatMap((what) => (same[what] ? [] : [{ what }]))
}
