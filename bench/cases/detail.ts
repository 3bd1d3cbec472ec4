import { getTicket, getTicketPage, type TicketDetail, type TicketId } from "fdm-helpdesk"
import { benchNow } from "../data/size.js"
import type { Row } from "../measure/opened.js"
import type { Scene } from "../scene.js"
import type { Case, Pair } from "./case.js"
import { detailSql, pageSql } from "./detail-sql.js"

/** Some hundred tickets of any kind, so that not one is looked at all the time. */
async function someTickets({ query }: Scene): Promise<TicketId[]> {
  const rows = await query(`select id from (
      select id, row_number() over (order by id) as place, count(*) over () as many from tickets) t
    where place % greatest(many / 500, 1) = 0 limit 500`)
  return rows.map(({ id }) => id as TicketId)
}

/** Drivers hand JSON over as text, or read. */
const parsed = (value: unknown): { id: string }[] => (typeof value === "string" ? JSON.parse(value) : value) ?? []
const idsIn = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

const idsOf = {
  ours: ({ messages, activity }: TicketDetail) => [idsIn(messages), idsIn(activity)],
  ideal: ([row]: Row[]) => [idsIn(parsed(row?.messages)), idsIn(parsed(row?.activity))],
}

function detailCase(name: string, pairFor: (scene: Scene, idAt: (turn: number) => TicketId) => Pair): Case {
  return {
    group: "detail",
    kind: "detail",
    name,
    begin: async (scene) => {
      const ids = await someTickets(scene)
      return pairFor(scene, (turn) => ids[turn % ids.length] as TicketId)
    },
  }
}

export const detail: readonly Case[] = [
  detailCase("a ticket with its thread and timeline", ({ agent }, idAt) => ({
    ours: (db, turn) => getTicket(db, agent, { ticketId: idAt(turn) }),
    ideal: ({ query }, turn) => query(detailSql, [idAt(turn)]),
    same: idsOf,
  })),
  detailCase("all that its page shows, and that it was seen", ({ agent }, idAt) => ({
    ours: (db, turn) => getTicketPage(db, agent, { ticketId: idAt(turn) }, benchNow),
    ideal: ({ query }, turn) => query(pageSql, [idAt(turn), agent.contactId, agent.agentId, benchNow.toISOString()]),
    same: { ...idsOf, ours: ({ detail }: { detail: TicketDetail }) => idsOf.ours(detail) },
  })),
]
