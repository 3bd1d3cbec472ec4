import { between, eq, getTableColumns, isNull, ne, sql } from "drizzle-orm"
import {
  agents,
  auditSeals,
  savedReplies,
  savedViews,
  searchSynonyms,
  settings,
  tags,
  teamMembers,
  teams,
  workflows,
} from "../../db/schema-helpdesk.js"
import { type Db, deskKey } from "../../kernel/index.js"
import { type AuditRow, contentHashIn, contentHashOf, emptyChain } from "../chain.js"
import { jsonbText } from "../jsonb-text.js"
import { deskSubject } from "../record-chain.js"
import { saysOfSavedReply, saysOfSavedView, saysOfStored, saysOfSynonyms, saysOfTag, saysOfTeam } from "../says.js"
import { sealTextIn } from "../seal-audit.js"
import { type AuditVerdict, verdictOf } from "./audit-verdict.js"
import type { AuditDifference } from "./compare-ticket.js"
import { type ToldDesk, tellDesk, untoldDesk } from "./replay-desk.js"
import { endWalk, headsOf, pagesOf, startWalk, step, witnessesOf } from "./walk-chain.js"

/** Verifies what is set up for the whole desk, and every seal. A desk where nothing ever was has no chain. */
export async function verifyDesk(tx: Db): Promise<AuditVerdict> {
  const [heads, witnesses] = [await headsOf(tx, [deskSubject]), await witnessesOf(tx, [deskSubject])]
  const [witnessed, told] = [witnesses.get(deskSubject), untoldDesk()]
  let walk = startWalk()
  for await (const page of pagesOf(tx, [deskSubject])) {
    const lists = await listsOf(tx, page)
    for (const row of page) {
      walk = step(walk, row, witnessed)
      if (walk.brokenAt !== undefined) continue
      tellDesk(told, row)
      // A seal whose list is another one is no longer what was written, nor is a link with the list of a seal that it isn't.
      const listed = row.type === "audit.sealed" ? row.contentHash : undefined
      if (lists.get(row.seq) !== listed) walk = { ...walk, brokenAt: row.seq }
    }
  }
  const ended = endWalk(walk, heads.get(deskSubject) ?? emptyChain, witnessed)
  const differs = ended.brokenAt === undefined ? await compareDesk(tx, told) : []
  return verdictOf(ended, () => differs)
}

/** What is listed for the links of a page, as hashes that the database makes: a seal may list a thousand chains. */
async function listsOf(tx: Db, page: readonly AuditRow[]): Promise<Map<number, string>> {
  const rows = await tx
    .select({ seq: auditSeals.sealedIn, hash: contentHashIn(sql`${deskSubject}::text`, sealTextIn) })
    .from(auditSeals)
    .where(between(auditSeals.sealedIn, page.at(0)?.seq ?? 0, page.at(-1)?.seq ?? 0))
    .groupBy(auditSeals.sealedIn)
  return new Map(rows.map(({ seq, hash }) => [seq, hash]))
}

/** What is set up, against what the chain tells. One agent's own answers and views are nobody else's business. */
async function compareDesk(tx: Db, told: ToldDesk): Promise<AuditDifference[]> {
  const hashOf = (says: string) => contentHashOf(deskSubject, says)
  const shared = await tx.select().from(savedReplies).where(isNull(savedReplies.ownerId))
  const views = await tx
    .select({ ...getTableColumns(savedViews), owner: agents.contactId })
    .from(savedViews)
    .leftJoin(agents, eq(agents.id, savedViews.ownerId))
    .where(ne(savedViews.sharing, "private"))
  const pairs: [string, ReadonlyMap<string, unknown>, (readonly [string, unknown])[]][] = [
    ["tag", told.tags, (await tx.select().from(tags)).map((row) => [row.id, hashOf(saysOfTag(row))])],
    ["saved_reply", told.savedReplies, shared.map((row) => [row.id, hashOf(saysOfSavedReply(row))])],
    ["saved_view", told.savedViews, views.map((row) => [row.id, viewOf(row, hashOf(saysOfSavedView(row)))])],
    [
      "synonyms",
      told.synonyms,
      (await tx.select().from(searchSynonyms)).map((row) => [row.id, hashOf(saysOfSynonyms(row))]),
    ],
    ["team", teamsTold(told), await teamsOf(tx, hashOf)],
  ]
  const listed = pairs.flatMap(([what, one, other]) => differencesOf(what, one, new Map(other)))
  return [
    ...(told.isOdd ? [{ what: "events" }] : []),
    ...listed,
    ...(await compareWorkflows(tx, told, hashOf)),
    ...(await compareSettings(tx, told, hashOf)),
  ]
}

type StoredView = Pick<typeof savedViews.$inferSelect, "sharing" | "teamId"> & { owner: string | null }
const viewOf = ({ owner: ownerId, sharing, teamId }: StoredView, says: string) => ({ ownerId, sharing, teamId, says })

function teamsTold({ teams: all }: ToldDesk) {
  return new Map([...all].map(([id, { members, says }]) => [id, { members: [...members].sort(), says }]))
}

async function teamsOf(tx: Db, hashOf: (says: string) => string) {
  const membersOf = Map.groupBy(await tx.select().from(teamMembers), ({ teamId }) => teamId)
  const rows = await tx.select().from(teams)
  return rows.map((row) => {
    const members = (membersOf.get(row.id) ?? []).map(({ agentId }) => agentId).sort()
    return [row.id, { members, says: hashOf(saysOfTeam(row)) }] as const
  })
}

function differencesOf(what: string, told: ReadonlyMap<string, unknown>, stored: ReadonlyMap<string, unknown>) {
  const ids = [...new Set([...told.keys(), ...stored.keys()])]
  return ids
    .filter((id) => !told.has(id) || !stored.has(id) || jsonbText(told.get(id)) !== jsonbText(stored.get(id)))
    .map((id): AuditDifference => ({ what, id }))
}

/** Of a workflow that is as it ships, nothing is stored, and so the chain tells it too. */
async function compareWorkflows(tx: Db, { workflows: told }: ToldDesk, hashOf: (says: string) => string) {
  const rows = await tx.select().from(workflows)
  const stored = new Map(rows.map(({ id, definition }) => [id, hashOf(saysOfStored(definition))]))
  const unstored = hashOf(saysOfStored(null))
  return [...new Set([...told.keys(), ...stored.keys()])]
    .filter((id) => (told.get(id) ?? unstored) !== (stored.get(id) ?? unstored))
    .map((id): AuditDifference => ({ what: "workflow", id }))
}

/** Before the first change there is no row, or an empty one. */
async function compareSettings(tx: Db, told: ToldDesk, hashOf: (says: string) => string): Promise<AuditDifference[]> {
  const [row] = await tx.select().from(settings).where(eq(settings.desk, deskKey))
  const isSame = hashOf(saysOfStored(row?.data ?? {})) === (told.settings ?? hashOf(saysOfStored({})))
  return isSame ? [] : [{ what: "settings" }]
}
