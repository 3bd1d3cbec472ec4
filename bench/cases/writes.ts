import { createHash } from "node:crypto"
import {
  type AgentId,
  addMessage,
  assignTicket,
  createTicket,
  type Db,
  markViewed,
  newId,
  type TagId,
  type TicketId,
  tagTicket,
  updateTicketStatus,
} from "fdm-helpdesk"
import { benchNow } from "../data/size.js"
import type { Kind } from "../measure/figures.js"
import type { Raw, Row, Value } from "../measure/opened.js"
import type { Scene } from "../scene.js"
import type { Case, Pair } from "./case.js"
import { assignSql, createSql, replySql, statusSql, tagSql, untagSql, vacateSql, viewedSql } from "./write-sql.js"

const body =
  "Dank voor je bericht. We hebben het perceel nagekeken en de kaart klopt nu weer met wat je hebt opgegeven."

/** What a call changes: a ticket that nobody else changes at the time, and when. `isAgain`: it is changed back. */
type Turn = { ticketId: TicketId; now: Date; isAgain: boolean }

/** Hands out tickets to be changed, each to one call at a time, whichever was not changed the longest. */
type Turns = <Result>(call: (turn: Turn) => Promise<Result>) => Promise<Result>

/**
 * Tickets in the hands of agents: ours are others than those that are changed by hand.
 *
 * @param isChanged the SQL of whether one was changed before and not back
 */
async function turnsOf({ query }: Scene, side: 0 | 1, isChanged = "false"): Promise<Turns> {
  const rows = await query(
    `select id, is_changed from (
       select id, ${isChanged} as is_changed, row_number() over (order by id) as place from tickets
       where is_active and status in ('in_progress', 'waiting_on_customer') and assignee_id is not null) t
     where place % 2 = ${side} limit 4000`,
  )
  const free = rows.map(({ id, is_changed }) => ({ ticketId: id as TicketId, times: Number(is_changed === true) }))
  let calls = 0
  return async (call) => {
    const taken = free.shift()
    if (!taken) throw new Error("more callers than tickets")
    const { ticketId, times } = taken
    try {
      return await call({ ticketId, now: new Date(benchNow.getTime() + calls++), isAgain: times % 2 === 1 })
    } finally {
      free.push({ ticketId, times: times + 1 })
    }
  }
}

type Write = {
  name: string
  kind: Kind
  isChanged?(scene: Scene): string
  ours(db: Db, scene: Scene, turn: Turn): Promise<unknown>
  ideal(raw: Raw, scene: Scene, turn: Turn): Promise<unknown>
}

const hash = createHash("sha256").update("bench").digest("hex")

/** What `write-sql.ts` takes first: the ticket, who, when, the line of the timeline, two hashes, and one id more. */
function recordValues({ ticketId, now }: Turn, { agent }: Scene, id: string): Value[] {
  return [ticketId, agent.contactId, now.toISOString(), newId("activity", now), hash, hash, id]
}

const inOne = (raw: Raw, sql: string, values: Value[]): Promise<Row[]> => raw.transaction((query) => query(sql, values))

const statusOf = ({ isAgain }: Turn) =>
  isAgain ? (["in_progress", "active"] as const) : (["waiting_on_customer", "waiting"] as const)

const agentOf = ({ isAgain }: Turn, { agent, colleague }: Scene): AgentId =>
  isAgain ? agent.agentId : colleague.agentId

const tagOf = ({ people }: Scene): TagId => {
  const tag = people.tags.at(-1)
  if (!tag) throw new Error("there are forty tags")
  return tag.id
}

const keyOf = (text: string) => createHash("sha256").update(text).digest("base64url")

let asked = 0

/**
 * Somebody else each time, from a network of their own: limits count what is asked now, and one person would soon have
 * asked too much.
 */
function askerOf({ people: { requesters } }: Scene) {
  const number = asked++ % requesters.length
  const asker = requesters[number]
  if (!asker) throw new Error("a desk has people")
  return { ...asker, network: `2001:db8:${number.toString(16)}::/56` }
}

const calls: Write[] = [
  {
    name: "create a ticket",
    kind: "write",
    ours: (db, scene) => createTicket(db, askerOf(scene), { body }, new Date()),
    ideal: (raw, scene) => {
      const [now, { contactId, email, network }] = [new Date(), askerOf(scene)]
      const ids = [newId("activity", now), newId("activity", now), newId("work", now), newId("work", now)]
      // In small letters, which no reference has: the library draws again when one is taken, and nobody does that here.
      const ref = `TK-${newId("ticket", now).slice(-6)}`
      const at = now.toISOString()
      const keys = [contactId, email, network].map((user) => keyOf(`by hand ${user}`))
      const values = [newId("ticket", now), contactId, at, ref, body, newId("message", now), hash, ...ids, ...keys]
      return inOne(raw, createSql, values)
    },
  },
  {
    name: "reply",
    kind: "write",
    ours: (db, { agent }, { ticketId, now }) => addMessage(db, agent, { ticketId, body, visibility: "public" }, now),
    ideal: (raw, scene, turn) => {
      const first = recordValues(turn, scene, newId("message", turn.now))
      return inOne(raw, replySql, [...first, body, newId("work", turn.now), scene.agent.agentId])
    },
  },
  {
    name: "change the status",
    kind: "write",
    isChanged: () => "status = 'waiting_on_customer'",
    ours: (db, { agent }, turn) =>
      updateTicketStatus(db, agent, { ticketId: turn.ticketId, to: statusOf(turn)[0] }, turn.now),
    ideal: (raw, scene, turn) => inOne(raw, statusSql, [...recordValues(turn, scene, ""), ...statusOf(turn)]),
  },
  {
    name: "assign",
    kind: "write",
    isChanged: ({ colleague }) => `assignee_id = '${colleague.agentId}'`,
    ours: (db, scene, turn) =>
      assignTicket(db, scene.agent, { ticketId: turn.ticketId, agentId: agentOf(turn, scene) }, turn.now),
    ideal: (raw, scene, turn) =>
      raw.transaction(async (query) => {
        const agentId = agentOf(turn, scene)
        await query(vacateSql, [turn.ticketId, turn.now.toISOString(), scene.agent.contactId, agentId])
        return query(assignSql, [...recordValues(turn, scene, newId("assignment", turn.now)), agentId])
      }),
  },
  {
    name: "put on a tag, take it off",
    kind: "other",
    isChanged: (scene) => `tag_ids @> array['${tagOf(scene)}']`,
    ours: (db, scene, { ticketId, isAgain, now }) => {
      const change = isAgain ? { remove: [tagOf(scene)] } : { add: [tagOf(scene)] }
      return tagTicket(db, scene.agent, { ticketId, ...change }, now)
    },
    ideal: (raw, scene, turn) =>
      inOne(raw, turn.isAgain ? untagSql : tagSql, [...recordValues(turn, scene, ""), tagOf(scene)]),
  },
  {
    name: "mark as viewed",
    kind: "other",
    ours: (db, { agent }, { ticketId, now }) => markViewed(db, agent, { ticketId }, now),
    ideal: ({ query }, { agent }, { ticketId, now }) =>
      query(viewedSql, [ticketId, agent.contactId, now.toISOString(), agent.agentId]),
  },
]

async function begin({ ours, ideal, isChanged }: Write, scene: Scene): Promise<Pair> {
  const [our, theirs] = [await turnsOf(scene, 0, isChanged?.(scene)), await turnsOf(scene, 1, isChanged?.(scene))]
  return {
    ours: (db) => our((turn) => ours(db, scene, turn)),
    ideal: (raw) => theirs((turn) => ideal(raw, scene, turn)),
  }
}

export const writes: readonly Case[] = calls.map((one) => ({
  group: "writes",
  name: one.name,
  kind: one.kind,
  begin: (scene) => begin(one, scene),
}))
